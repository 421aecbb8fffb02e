/** The input lane: what the network reads, as bars, a line, symbols or a spectrogram. */
import { prepare } from '../../../charts/canvas.ts';
import { formatHertz, formatValue } from '../../../charts/format.ts';
import { drawGhostLine } from '../../../charts/ghost.ts';
import { drawBars, drawInputLine } from '../../../charts/inputLane.ts';
import { drawSpectrogram } from '../../../charts/spectrogram.ts';
import { drawSymbols } from '../../../charts/symbolLane.ts';
import type { ProblemInfo } from '../../../tasks/task.ts';
import { numbered } from '../laneTable.ts';
import { endsOf, rangesOf, withUnitName, type Range } from '../ranges.ts';
import { featureOf, inputAt, inUnits, levelAt, type Spectrogram } from '../sentences.ts';
import { room, type Lane, type LaneKind } from './lane.ts';

const BARS_HEIGHT = 44;

type InputLane = Omit<Lane, 'key' | 'kind' | 'name' | 'values'>;
type View = ProblemInfo['input'];
type ViewOf<Kind extends View['kind']> = Extract<View, { kind: Kind }>;

/** In a table and in words: one value a step. */
function oneAStep(problem: ProblemInfo): Pick<Lane, 'sub' | 'table' | 'sentenceAt'> {
  const { label } = problem.input;
  return {
    sub: label,
    table: ({ readout }) => ({ columns: [label], row: (step) => [inputAt(problem, readout, step)] }),
    sentenceAt: ({ readout }, { step }) => `step ${step + 1}, ${inputAt(problem, readout, step)}`,
  };
}

function bars(problem: ProblemInfo, { mark }: ViewOf<'bars'>, range: Range): InputLane {
  const marks = mark ? ` A coloured bar with a dot beneath is ${mark}.` : '';
  return {
    ...oneAStep(problem),
    help: `What the network reads: one bar a step.${marks}`,
    height: BARS_HEIGHT,
    scale: endsOf(range, undefined),
    draw(canvas, { readout: { inputs: values, timeSteps } }, theme) {
      const surface = prepare(canvas);
      const data = { values, timeSteps, features: problem.inputSize, range };
      if (surface) drawBars(surface, data, mark !== undefined, theme);
    },
  };
}

function line(problem: ProblemInfo, input: ViewOf<'line'>, range: Range): InputLane {
  const { inputSize: features, units } = problem;
  const manyFeatures: Lane['table'] = ({ readout }) => ({
    columns: numbered('feature', features),
    row: (step) =>
      Array.from(readout.inputs.subarray(step * features, (step + 1) * features), (value) =>
        formatValue(inUnits(value, units)),
      ),
  });
  return {
    ...oneAStep(problem),
    ...(features > 1 ? { table: manyFeatures } : {}),
    sub: withUnitName(input),
    help: 'What the network reads, one value a step.',
    height: 44,
    scale: endsOf(range, units),
    draw(canvas, { readout: { inputs: values, timeSteps }, beside }, theme) {
      const surface = prepare(canvas);
      if (!surface) return;
      if (beside)
        drawGhostLine(
          surface,
          { values: featureOf(beside.inputs, features), timeSteps: beside.timeSteps, range },
          theme,
        );
      drawInputLine(surface, { values, timeSteps, features, range }, theme);
    },
  };
}

function symbols(problem: ProblemInfo, { symbols }: ViewOf<'symbols'>): InputLane {
  return {
    ...oneAStep(problem),
    help: 'What the network reads, one symbol a step.',
    height: 36,
    scale: [],
    view: 'symbols',
    drawsPlayhead: true,
    draw(canvas, { readout: { inputs: indices, timeSteps }, playhead }, theme) {
      const surface = prepare(canvas);
      if (surface) drawSymbols(surface, { rows: [{ indices }], symbols, timeSteps, playhead }, theme);
    },
  };
}

function spectrogram(input: Spectrogram): InputLane {
  const { bands, range, decibels, label } = input;
  const [low, high] = [bands[0]!, bands.at(-1)!].map(formatHertz);
  return {
    sub: `${label}, in dB; ${low} (below) to ${high}`,
    help: 'What the network hears: one column a step, low tones below; the stronger the colour, the louder.',
    height: 80,
    scale: ['0', `−${decibels}`],
    map: 'sequential',
    rows: bands.length,
    draw(canvas, { readout: { inputs: values, timeSteps } }, theme) {
      drawSpectrogram(canvas, { values, timeSteps, units: bands.length, range }, theme);
    },
    table: ({ readout: { inputs } }) => ({
      columns: bands.map(formatHertz),
      row: (step) => Array.from(inputs.subarray(step * bands.length, (step + 1) * bands.length), formatValue),
    }),
    // Rows begin with the highest band.
    sentenceAt({ readout }, { step, row }) {
      const band = bands.length - 1 - row;
      return `step ${step + 1}, ${formatHertz(bands[band]!)}, ${levelAt(input, readout, step, band)}`;
    },
    label({ inputs, timeSteps }) {
      const loudest = inputs.indexOf(Math.max(...inputs));
      const [t, band] = [Math.floor(loudest / bands.length), loudest % bands.length];
      return `A sound of ${timeSteps} steps, loudest at step ${t + 1} around ${formatHertz(bands[band]!)}.`;
    },
  };
}

function inputLane(problem: ProblemInfo, range: Range): InputLane {
  const { input } = problem;
  switch (input.kind) {
    case 'bars':
      return bars(problem, input, range);
    case 'line':
      return line(problem, input, range);
    case 'symbols':
      return symbols(problem, input);
    case 'spectrogram':
      return spectrogram(input);
  }
}

export const input: LaneKind<Range> = {
  fit: (readout, problem) => rangesOf(problem, readout).inputRange,
  lanes: ({ problem }, range) => [
    {
      key: 'input',
      kind: 'input',
      name: 'Input',
      values: [{ id: 'input', label: 'input', at: inputAt }],
      ...(problem
        ? inputLane(problem, range ?? rangesOf(problem, undefined).inputRange)
        : { ...room, height: BARS_HEIGHT }),
    },
  ],
};
