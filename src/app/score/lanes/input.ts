/** The input lane: what the network reads, as bars, a line, symbols or a spectrogram. */
import { formatHertz, formatValue } from '../../../text/numbers.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';
import { drawInput } from '../drawInput.ts';
import { numbered } from '../laneTable.ts';
import { endsOf, rangesOf, withUnitName, type Range } from '../ranges.ts';
import { inputAt, inUnits, levelAt, type Spectrogram } from '../sentences.ts';
import { room, type Lane, type LaneKind } from './lane.ts';

const BARS_HEIGHT = 44;
const COMPACT = 32;

/** What a view has of its own. */
type View = Pick<Lane, 'help' | 'height' | 'scale'> & Partial<Lane>;

/** A column for each feature. */
function columns(names: readonly string[], text: (value: number) => string): Pick<Lane, 'table'> {
  const count = names.length;
  return {
    table: ({ readout: { inputs } }) => ({
      columns: names,
      row: (step) => Array.from(inputs.subarray(step * count, (step + 1) * count), text),
    }),
  };
}

function spectrogram(input: Spectrogram): View {
  const { bands, decibels, label } = input;
  const [low, high] = [bands[0]!, bands.at(-1)!].map(formatHertz);
  return {
    ...columns(bands.map(formatHertz), formatValue),
    sub: `${label}, in dB; ${low} (below) to ${high}`,
    help: 'What the network hears: one column a step, low tones below; the stronger the colour, the louder.',
    height: 64,
    compact: 48,
    tall: 80,
    scale: ['0', `−${decibels}`],
    map: 'sequential',
    rows: bands.length,
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

function viewOf({ input, inputSize, units }: ProblemInfo, range: Range): View {
  switch (input.kind) {
    case 'bars': {
      const marks = input.mark ? ` A coloured bar with a dot beneath is ${input.mark}.` : '';
      const help = `What the network reads: one bar a step.${marks}`;
      return { help, height: BARS_HEIGHT, compact: COMPACT, scale: endsOf(range, undefined) };
    }
    case 'line':
      return {
        ...(inputSize > 1
          ? columns(numbered('feature', inputSize), (value) => formatValue(inUnits(value, units)))
          : {}),
        sub: withUnitName(input),
        help: 'What the network reads, one value a step.',
        height: BARS_HEIGHT,
        compact: COMPACT,
        scale: endsOf(range, units),
      };
    case 'symbols':
      return {
        help: 'What the network reads, one symbol a step.',
        height: 36,
        compact: 24,
        scale: [],
        view: 'symbols',
        drawsPlayhead: true,
      };
    case 'spectrogram':
      return spectrogram(input);
  }
}

function inputLane(problem: ProblemInfo, range: Range): Omit<Lane, 'key' | 'kind' | 'name'> {
  const view = problem.input;
  return {
    sub: view.label,
    draw(canvas, { readout, beside, playhead }, theme) {
      drawInput(canvas, { ...readout, view, before: beside?.inputs, range, playhead }, theme);
    },
    table: ({ readout }) => ({ columns: [view.label], row: (step) => [inputAt(problem, readout, step)] }),
    sentenceAt: ({ readout }, { step }) => `step ${step + 1}, ${inputAt(problem, readout, step)}`,
    ...viewOf(problem, range),
  };
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
