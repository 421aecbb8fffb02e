/** The output lane: what the network says against what is right, as values, bits, symbols or the probability of each class. */
import { drawClasses, MARK_ROOM } from '../../../charts/classLane.ts';
import { formatPercent } from '../../../text/numbers.ts';
import { drawGhostLine } from '../../../charts/ghost.ts';
import { PADDING } from '../../../charts/inputLane.ts';
import { drawBits, drawValues } from '../../../charts/outputLane.ts';
import { drawSymbols } from '../../../charts/symbolLane.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';
import { endsOf, rangesOf, withUnitName, type Range } from '../ranges.ts';
import { answerSentence, featureOf, likeliest, rightAt, saysAt, wrongSteps } from '../sentences.ts';
import { onSurface, room, type Lane, type LaneKind } from './lane.ts';

/** What a view has of its own. */
type View = Pick<Lane, 'help' | 'height' | 'scale' | 'draw'> & Partial<Lane>;

const NOT_COUNTED = ' Steps whose answer does not count are paler.';

/** The room of a line of values, and what is drawn in it. */
const asValues: Pick<Lane, 'height' | 'compact' | 'legend'> = {
  height: 48,
  compact: 36,
  legend: [
    ['line', 'says'],
    ['ring', 'right'],
  ],
};

function viewOf(problem: ProblemInfo, range: Range): View {
  const { output, outputSize, units } = problem;
  switch (output.kind) {
    case 'value':
      return {
        ...asValues,
        sub: withUnitName(output),
        help: `The line is what the network says, rings are what is right.${NOT_COUNTED}`,
        scale: endsOf(range, units),
        draw: onSurface((surface, { readout, beside }, theme) => {
          if (beside) {
            const { timeSteps, outputs } = beside;
            const ghost = { values: featureOf(outputs, outputSize), timeSteps, range };
            drawGhostLine(surface, ghost, theme, PADDING + 2);
          }
          const outputs = featureOf(readout.outputs, outputSize);
          drawValues(surface, { ...readout, outputs, range }, theme);
        }),
      };
    case 'bit':
      return {
        help: `Bars are the probability of a 1, short ticks the right bit; a triangle marks a wrong step.${NOT_COUNTED}`,
        legend: [
          ['block', 'says'],
          ['tick', 'right'],
        ],
        height: 48,
        compact: 36,
        scale: ['1', '0'],
        draw: onSurface((surface, { readout }, theme) => {
          const outputs = featureOf(readout.outputs, outputSize);
          drawBits(surface, { ...readout, outputs, range }, theme);
        }),
      };
    case 'symbols':
      return {
        help: `Above what the network says, a stronger shade the surer it is; below what is right; a triangle marks a wrong step.${NOT_COUNTED}`,
        height: 56,
        compact: 40,
        scale: ['says', 'right'],
        view: 'symbols',
        drawsPlayhead: true,
        draw: onSurface((surface, { readout, playhead }, theme) => {
          const { timeSteps, outputs, targets, mask } = readout;
          const indices = Array.from({ length: timeSteps }, (_, t) => likeliest(readout, outputSize, t));
          const confidence = indices.map((index, t) => outputs[t * outputSize + index]!);
          const rows = [
            { indices, confidence },
            { indices: targets, onlyWhereAsked: true },
          ];
          const wrong = wrongSteps(problem, readout) ?? [];
          drawSymbols(surface, { rows, symbols: output.symbols, timeSteps, mask, wrong, playhead }, theme);
        }),
      };
    case 'classes':
      return {
        help: 'How sure the network is of each answer at each step: the stronger the colour, the surer; a box marks what is right where it is asked, a triangle a wrong step.',
        legend: [
          ['ramp', '0 to 1'],
          ['box', 'right'],
        ],
        height: 128,
        scale: output.classes,
        view: 'classes',
        rows: outputSize,
        foot: MARK_ROOM,
        draw: onSurface((surface, { readout }, theme) => {
          const wrong = wrongSteps(problem, readout) ?? [];
          drawClasses(surface, { ...readout, classes: outputSize, wrong }, theme);
        }),
        sentenceAt: ({ readout }, { step, row }) =>
          `step ${step + 1}, ${output.classes[row]}: ${formatPercent(readout.outputs[step * outputSize + row]!)}`,
      };
  }
}

function outputLane(problem: ProblemInfo, range: Range): Omit<Lane, 'key' | 'kind' | 'name'> {
  const { output, outputSize } = problem;
  const classes = output.kind === 'classes' ? output.classes : [];
  return {
    sub: output.label,
    table: ({ readout }) => ({
      columns: ['says', 'right', ...classes],
      row: (step) => [
        saysAt(problem, readout, step),
        rightAt(problem, readout, step),
        ...classes.map((_, k) => formatPercent(readout.outputs[step * outputSize + k]!)),
      ],
    }),
    sentenceAt: ({ readout }, { step }) =>
      `step ${step + 1}, says ${saysAt(problem, readout, step)}, right: ${rightAt(problem, readout, step)}`,
    label: (readout) => answerSentence(problem, readout),
    ...viewOf(problem, range),
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
        ? outputLane(problem, range ?? rangesOf(problem, undefined).outputRange)
        : { ...room, ...asValues }),
    },
  ],
};
