/** The input lane: what the network reads, as bars, a line, symbols or a spectrogram. */
import { formatHertz, formatValue } from '../../../text/numbers.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';
import { areBits, stepsChanged, type Edit } from '../../../store/edits.ts';
import type { Readout } from '../../../worker/protocol.ts';
import { drawInput } from '../drawInput.ts';
import { endsOf, rangesOf, withUnitName, type Range } from '../ranges.ts';
import { inputAt, inUnits, levelAt, type Spectrogram } from '../sentences.ts';
import { howToChange } from '../edit/editText.ts';
import { onPlayhead, room, type Lane, type LaneKind } from './lane.ts';
import { numbered } from './numbered.ts';

const BARS_HEIGHT = 44;
const COMPACT = 28;

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
    sub: `${label}, dB`,
    help: `What the network hears: one column a time step, from ${low} below to ${high}; the stronger the colour, the louder.`,
    height: 64,
    compact: 48,
    tall: 80,
    scale: ['0', `−${decibels}`],
    map: 'sequential',
    rows: bands.length,
    // Rows begin with the highest band.
    sentenceAt({ readout }, { step, row }) {
      const band = bands.length - 1 - row;
      return `t = ${step + 1}, ${formatHertz(bands[band]!)}, ${levelAt(input, readout, step, band)}`;
    },
    label({ inputs, timeSteps }) {
      const loudest = inputs.indexOf(Math.max(...inputs));
      const [t, band] = [Math.floor(loudest / bands.length), loudest % bands.length];
      return `A sound of ${timeSteps} steps, loudest at t = ${t + 1} around ${formatHertz(bands[band]!)}.`;
    },
  };
}

function viewOf({ input, inputSize, units }: ProblemInfo, range: Range): View {
  switch (input.kind) {
    case 'bars': {
      const marks = input.mark ? ` A coloured bar with a dot beneath is ${input.mark}.` : '';
      const help = `What the network reads: one bar a time step.${marks}`;
      return { help, height: BARS_HEIGHT, compact: COMPACT, scale: endsOf(range, undefined) };
    }
    case 'line':
      return {
        ...(inputSize > 1
          ? columns(numbered('feature', inputSize), (value) => formatValue(inUnits(value, units)))
          : {}),
        sub: withUnitName(input),
        help: 'What the network reads, one value a time step.',
        height: BARS_HEIGHT,
        compact: COMPACT,
        scale: endsOf(range, units),
      };
    case 'symbols':
      return {
        help: 'What the network reads, one symbol a time step.',
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

type InputLane = Omit<Lane, 'key' | 'kind' | 'name'>;

function inputLane(problem: ProblemInfo, { range }: Fit): InputLane {
  const view = problem.input;
  return {
    sub: view.label,
    draw(canvas, { readout, beside, edit, playhead }, theme) {
      const before = edit?.base.inputs ?? beside?.inputs;
      const changed = edit ? stepsChanged(edit) : [];
      drawInput(canvas, { ...readout, view, before, changed, range, playhead }, theme);
    },
    table: ({ readout }) => ({ columns: [view.label], row: (step) => [inputAt(problem, readout, step)] }),
    sentenceAt: ({ readout, edit }, { step }) =>
      `t = ${step + 1}, ${inputAt(problem, readout, step)}${wasText(problem, edit, step)}`,
    ...viewOf(problem, range),
  };
}

/** " (was 0.31)" where it has been changed. */
function wasText(problem: ProblemInfo, edit: Edit | undefined, step: number): string {
  if (!edit) return '';
  const [now, before] = [edit, edit.base].map(({ inputs }) =>
    inputAt(problem, { ...edit.base, inputs }, step),
  );
  return now === before ? '' : ` (was ${before})`;
}

/** The lane, to be changed where it stands. */
function editableLane(problem: ProblemInfo, fit: Fit): InputLane {
  const lane = inputLane(problem, fit);
  const { range } = fit;
  return {
    ...lane,
    input: { view: problem.input, range },
    cursor: onPlayhead,
    help: `${lane.help} ${howToChange(problem.input, fit.bits)}`,
  };
}

interface Fit {
  readonly range: Range;
  readonly bits: boolean;
}

const fitOf = (problem: ProblemInfo, readout: Readout | undefined, before?: Fit): Fit => ({
  range: rangesOf(problem, readout, before?.range).inputRange,
  bits: readout !== undefined && areBits(problem.input, readout),
});

export const input: LaneKind<Fit> = {
  fit: (readout, problem, before) => fitOf(problem, readout, before),
  lanes: ({ problem, editable }, fit) => [
    {
      key: 'input',
      kind: 'input',
      name: 'Input',
      values: [{ id: 'input', label: 'input', at: inputAt }],
      ...(problem
        ? (editable ? editableLane : inputLane)(problem, fit ?? fitOf(problem, undefined))
        : { ...room, height: BARS_HEIGHT }),
    },
  ],
};
