/** The output lane: the network’s prediction against the target, as values, bits, symbols or the probability of each class. */
import { drawClasses, MARK_ROOM } from '../../../charts/classLane.ts';
import { formatPercent } from '../../../text/numbers.ts';
import { drawOriginalLine } from '../../../charts/originalLine.ts';
import { PADDING } from '../../../charts/inputLane.ts';
import { drawBits, drawValues } from '../../../charts/outputLane.ts';
import { drawSymbols } from '../../../charts/symbolLane.ts';
import { END } from '../../../tasks/endOfAnswer.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';
import { endsOf, rangesOf, withUnitName, type Range } from '../ranges.ts';
import { answerSentence, featureOf, likeliest, targetAt, predictionAt, wrongSteps } from '../sentences.ts';
import { onSurface, room, type Lane, type LaneKind } from './lane.ts';

/** What a view has of its own. */
type View = Pick<Lane, 'help' | 'height' | 'scale' | 'draw'> & Partial<Lane>;

const NOT_COUNTED = ' Time steps that do not count are paler.';

/** The room of a line of values, and what is drawn in it. */
const asValues = {
  height: 50,
  compact: 36,
  legend: [
    ['line', 'prediction'],
    ['ring', 'target'],
    // Room for what is only there while something is changed.
    ['room', 'original'],
  ],
} as const;

const compareLegend = [...asValues.legend.slice(0, 2), ['dots', 'original'] as const];

function viewOf(problem: ProblemInfo, range: Range, compared: boolean): View {
  const { output, outputSize, units } = problem;
  switch (output.kind) {
    case 'value':
      return {
        ...asValues,
        ...(compared && { legend: compareLegend }),
        sub: withUnitName(output),
        help: `The line is the network’s prediction, rings are the targets.${NOT_COUNTED}`,
        scale: endsOf(range, units),
        draw: onSurface((surface, { readout, beside }, theme) => {
          if (beside) {
            const { timeSteps, outputs } = beside;
            const original = { values: featureOf(outputs, outputSize), timeSteps, range };
            drawOriginalLine(surface, original, theme, PADDING + 2);
          }
          const outputs = featureOf(readout.outputs, outputSize);
          drawValues(surface, { ...readout, outputs, range }, theme);
        }),
      };
    case 'bit':
      return {
        help: `Bars are the predicted probability of a 1, short ticks the target; a triangle marks a wrong time step.${NOT_COUNTED}`,
        legend: [
          ['block', 'prediction'],
          ['tick', 'target'],
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
        help: `Above the network’s prediction, the stronger the shade the surer; below the target; a triangle marks a wrong time step.${NOT_COUNTED}`,
        ...(output.symbols.includes(END) && { legend: [['end', 'end of answer']] }),
        height: 56,
        compact: 40,
        scale: ['predicted', 'target'],
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
        help: 'How sure the network is of each answer at each time step: the stronger the colour, the surer; a box marks the target, a triangle a wrong time step.',
        legend: [
          ['ramp', '0 to 1'],
          ['box', 'target'],
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
          `t = ${step + 1}, ${output.classes[row]}: ${formatPercent(readout.outputs[step * outputSize + row]!)}`,
      };
  }
}

function outputLane(
  problem: ProblemInfo,
  range: Range,
  compared: boolean,
): Omit<Lane, 'key' | 'kind' | 'name'> {
  const { output, outputSize } = problem;
  const classes = output.kind === 'classes' ? output.classes : [];
  return {
    sub: output.label,
    table: ({ readout }) => ({
      columns: ['prediction', 'target', ...classes],
      row: (step) => [
        predictionAt(problem, readout, step),
        targetAt(problem, readout, step),
        ...classes.map((_, k) => formatPercent(readout.outputs[step * outputSize + k]!)),
      ],
    }),
    sentenceAt: ({ readout }, { step }) =>
      `t = ${step + 1}, prediction ${predictionAt(problem, readout, step)}, target ${targetAt(problem, readout, step)}`,
    label: (readout) => answerSentence(problem, readout),
    broken: ({ outputs }) => outputs.some(Number.isNaN),
    ...viewOf(problem, range, compared),
  };
}

export const output: LaneKind<Range> = {
  fit: (readout, problem, before) => rangesOf(problem, readout, before).outputRange,
  lanes: ({ problem, compared = false }, range) => [
    {
      key: 'output',
      kind: 'output',
      name: 'Output',
      about: 'loss',
      values: [
        { id: 'prediction', label: 'prediction', at: predictionAt },
        { id: 'target', label: 'target', at: targetAt },
      ],
      ...(problem
        ? outputLane(problem, range ?? rangesOf(problem, undefined).outputRange, compared)
        : { ...room, ...asValues }),
    },
  ],
};
