/** A lane as a table: a row a time step, a column a unit, head, feature or layer. */
import { formatCount, formatHertz, formatLoss, formatPercent, formatValue } from '../../text/numbers.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Readout } from '../../worker/protocol.ts';
import { headWeightsOf, type AttentionFrame } from './attentionLane.ts';
import { inUnits, type LaneFrame, type MapFrame } from './lanes.ts';
import { inputAt, rightAt, saysAt } from './sentences.ts';

export interface LaneTable {
  readonly columns: readonly string[];
  /** One step, from 0. */
  row(step: number): readonly string[];
  /** What the rows are, where they are not the steps of the lane itself. */
  readonly note?: string;
}

/** More cells than this are not laid out at once: 50 steps of 32 units are. */
const MOST_CELLS = 1600;
const FEWEST_ROWS = 10;

/** The stretch of steps shown, around the playhead: from the first up to, not including, the last. */
export function stretchOf(timeSteps: number, columns: number, playhead: number): readonly [number, number] {
  const rows = Math.min(timeSteps, Math.max(FEWEST_ROWS, Math.floor(MOST_CELLS / Math.max(1, columns))));
  const from = Math.min(timeSteps - rows, Math.max(0, playhead - Math.floor(rows / 2)));
  return [from, from + rows];
}

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, k) => `${name} ${k + 1}`);

function inputTable(problem: ProblemInfo, score: Readout): LaneTable {
  const { input, inputSize, units } = problem;
  const at = (step: number, feature: number) => score.inputs[step * inputSize + feature]!;
  if (input.kind === 'spectrogram')
    return {
      columns: input.bands.map(formatHertz),
      row: (step) => input.bands.map((_, band) => formatValue(at(step, band))),
    };
  if (input.kind === 'line' && inputSize > 1)
    return {
      columns: numbered('feature', inputSize),
      row: (step) => Array.from({ length: inputSize }, (_, k) => formatValue(inUnits(at(step, k), units))),
    };
  return { columns: [input.label], row: (step) => [inputAt(problem, score, step)] };
}

function outputTable(problem: ProblemInfo, score: Readout): LaneTable {
  const { output, outputSize } = problem;
  const classes = output.kind === 'classes' ? output.classes : [];
  return {
    columns: ['says', 'right', ...classes],
    row: (step) => [
      saysAt(problem, score, step),
      rightAt(problem, score, step),
      ...classes.map((_, k) => formatPercent(score.outputs[step * outputSize + k]!)),
    ],
  };
}

function mapTable(frame: MapFrame, score: Readout): LaneTable | undefined {
  const found = score.lanes.find(({ layer, lane }) => layer === frame.layer && lane === frame.lane.id);
  if (!found) return undefined;
  const { units } = score;
  return {
    columns: numbered('unit', units),
    row: (step) => Array.from(found.values.subarray(step * units, (step + 1) * units), formatValue),
  };
}

function attentionTable(frame: AttentionFrame, score: Readout, playhead: number): LaneTable | undefined {
  const looks = headWeightsOf(score, frame.layer);
  if (!looks) return undefined;
  return {
    columns: numbered('head', looks.heads),
    row: (step) =>
      Array.from({ length: looks.heads }, (_, head) =>
        step > playhead ? '–' : formatPercent(looks.at(head, playhead, step)),
      ),
    note: `how much step ${playhead + 1} takes from each step`,
  };
}

function gradientTable({ gradients }: Readout): LaneTable | undefined {
  if (!gradients) return undefined;
  const { hidden, inputs } = gradients;
  const names = hidden.length > 1 ? hidden.map((_, layer) => `‖∂L/∂h‖, layer ${layer + 1}`) : ['‖∂L/∂h‖'];
  return {
    columns: [...names, '‖∂L/∂x‖'],
    row: (step) => [...hidden, inputs].map((lengths) => formatLoss(lengths[step]!)),
  };
}

/** Undefined where the reading has nothing of the lane. */
export function tableOf(
  frame: LaneFrame,
  problem: ProblemInfo,
  score: Readout,
  playhead: number,
): LaneTable | undefined {
  switch (frame.kind) {
    case 'input':
      return inputTable(problem, score);
    case 'output':
      return outputTable(problem, score);
    case 'map':
      return mapTable(frame, score);
    case 'attention':
      return attentionTable(frame, score, playhead);
    case 'gradient':
      return gradientTable(score);
  }
}

/** What stands above the table. */
export function captionOf(
  name: string,
  table: LaneTable,
  score: Readout,
  [from, to]: readonly [number, number],
): string {
  const part = to - from < score.timeSteps ? `; move the playhead for the others` : '';
  const note = table.note ? ` (${table.note})` : '';
  return `${name}${note}, time steps ${from + 1} to ${to} of ${score.timeSteps}, after ${formatCount(score.step)} training steps${part}.`;
}
