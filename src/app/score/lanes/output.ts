/** The output lane: what the network says against what is right, as values, bits, symbols or the probability of each class. */
import { prepare } from '../../../charts/canvas.ts';
import { drawClasses, MARK_ROOM } from '../../../charts/classLane.ts';
import { formatPercent } from '../../../charts/format.ts';
import { drawGhostLine } from '../../../charts/ghost.ts';
import { PADDING } from '../../../charts/inputLane.ts';
import { drawBits, drawValues } from '../../../charts/outputLane.ts';
import { drawSymbols } from '../../../charts/symbolLane.ts';
import type { ProblemInfo } from '../../../tasks/task.ts';
import { endsOf, rangesOf, withUnitName, type Range } from '../ranges.ts';
import { answerSentence, featureOf, likeliest, rightAt, saysAt, wrongSteps } from '../sentences.ts';
import { room, type Lane, type LaneKind, type LegendEntry } from './lane.ts';

const NOT_COUNTED = ' Steps whose answer does not count are paler.';

type OutputLane = Pick<Lane, 'help' | 'height' | 'scale' | 'draw'> & Partial<Lane>;
type View = ProblemInfo['output'];
type ViewOf<Kind extends View['kind']> = Extract<View, { kind: Kind }>;

/** What a line of values means, and the room it needs. */
const asValues: { readonly height: number; readonly legend: readonly LegendEntry[] } = {
  height: 56,
  legend: [
    ['line', 'says'],
    ['ring', 'right'],
  ],
};

function values({ outputSize, units }: ProblemInfo, output: ViewOf<'value'>, range: Range): OutputLane {
  return {
    ...asValues,
    sub: withUnitName(output),
    help: `The line is what the network says, rings are what is right.${NOT_COUNTED}`,
    scale: endsOf(range, units),
    draw(canvas, { readout: { outputs, targets, mask, timeSteps }, beside }, theme) {
      const surface = prepare(canvas);
      if (!surface) return;
      if (beside) {
        const ghost = { values: featureOf(beside.outputs, outputSize), timeSteps: beside.timeSteps, range };
        drawGhostLine(surface, ghost, theme, PADDING + 2);
      }
      const says = featureOf(outputs, outputSize);
      drawValues(surface, { outputs: says, targets, mask, timeSteps, range }, theme);
    },
  };
}

function bits({ outputSize }: ProblemInfo): OutputLane {
  return {
    help: `Bars are the probability of a 1, short ticks the right bit; a triangle marks a wrong step.${NOT_COUNTED}`,
    legend: [
      ['block', 'says'],
      ['tick', 'right'],
    ],
    height: 56,
    scale: ['1', '0'],
    draw(canvas, { readout: { outputs, targets, mask, timeSteps } }, theme) {
      const surface = prepare(canvas);
      const says = featureOf(outputs, outputSize);
      if (surface) drawBits(surface, { outputs: says, targets, mask, timeSteps, range: [0, 1] }, theme);
    },
  };
}

function symbols(problem: ProblemInfo, { symbols }: ViewOf<'symbols'>): OutputLane {
  const { outputSize } = problem;
  return {
    help: `Above what the network says, a stronger shade the surer it is; below what is right; a triangle marks a wrong step.${NOT_COUNTED}`,
    height: 64,
    scale: ['says', 'right'],
    view: 'symbols',
    drawsPlayhead: true,
    draw(canvas, { readout, playhead }, theme) {
      const surface = prepare(canvas);
      if (!surface) return;
      const { timeSteps, outputs, targets, mask } = readout;
      const indices = Array.from({ length: timeSteps }, (_, t) => likeliest(readout, outputSize, t));
      const confidence = indices.map((index, t) => outputs[t * outputSize + index]!);
      const rows = [
        { indices, confidence },
        { indices: targets, onlyWhereAsked: true },
      ];
      const wrong = wrongSteps(problem, readout) ?? [];
      drawSymbols(surface, { rows, symbols, timeSteps, mask, wrong, playhead }, theme);
    },
  };
}

function classes(problem: ProblemInfo, { classes }: ViewOf<'classes'>): OutputLane {
  const { outputSize } = problem;
  return {
    help: 'How sure the network is of each answer at each step: the stronger the colour, the surer; a box marks what is right where it is asked, a triangle a wrong step.',
    legend: [
      ['ramp', '0 to 1'],
      ['box', 'right'],
    ],
    height: 128,
    scale: classes,
    view: 'classes',
    rows: classes.length,
    foot: MARK_ROOM,
    draw(canvas, { readout }, theme) {
      const surface = prepare(canvas);
      if (!surface) return;
      const wrong = wrongSteps(problem, readout) ?? [];
      drawClasses(surface, { ...readout, classes: outputSize, wrong }, theme);
    },
    sentenceAt: ({ readout }, { step, row }) =>
      `step ${step + 1}, ${classes[row]}: ${formatPercent(readout.outputs[step * outputSize + row]!)}`,
  };
}

function viewed(problem: ProblemInfo, range: Range): OutputLane {
  const { output } = problem;
  switch (output.kind) {
    case 'value':
      return values(problem, output, range);
    case 'bit':
      return bits(problem);
    case 'symbols':
      return symbols(problem, output);
    case 'classes':
      return classes(problem, output);
  }
}

/** What all views of an answer share. */
function answered(problem: ProblemInfo): Pick<Lane, 'sub' | 'table' | 'sentenceAt' | 'label'> {
  const { output, outputSize } = problem;
  const each = output.kind === 'classes' ? output.classes : [];
  return {
    sub: output.label,
    table: ({ readout }) => ({
      columns: ['says', 'right', ...each],
      row: (step) => [
        saysAt(problem, readout, step),
        rightAt(problem, readout, step),
        ...each.map((_, k) => formatPercent(readout.outputs[step * outputSize + k]!)),
      ],
    }),
    sentenceAt: ({ readout }, { step }) =>
      `step ${step + 1}, says ${saysAt(problem, readout, step)}, right: ${rightAt(problem, readout, step)}`,
    label: (readout) => answerSentence(problem, readout),
  };
}

export const output: LaneKind<Range> = {
  fit: (readout, problem) => rangesOf(problem, readout).outputRange,
  lanes: ({ problem }, range) => [
    {
      key: 'output',
      kind: 'output',
      name: 'Output',
      about: 'loss',
      values: [
        { id: 'says', label: 'says', at: saysAt },
        { id: 'right', label: 'right', at: rightAt },
      ],
      ...(problem
        ? { ...answered(problem), ...viewed(problem, range ?? rangesOf(problem, undefined).outputRange) }
        : { ...room, ...asValues }),
    },
  ],
};
