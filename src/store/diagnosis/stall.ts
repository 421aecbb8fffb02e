/**
 * How long a run has been no better than a trivial guess: patience, before any reason is looked for. Judged by the training loss,
 * the mean of thousands of sequences at a time: the few held-out ones may be easier or harder than others by a tenth and more.
 */
import type { Facts } from './facts.ts';

/** So many sequences make one judgement, in whole fifties of steps. */
const SEQUENCES = 4096;
const STEPS = 50;
/** How near the trivial line counts as at it, as a share of its loss. */
const NEAR = 0.04;
/** A loss that lies by this share lower in the newest half of the stall than in the first is on its way. */
const SINKS = 0.03;

export interface Stall {
  /** Training steps up to now through which every judgement found the loss at the trivial line, or above it. */
  readonly steps: number;
  /** The newest loss, as a multiple of the trivial line. */
  readonly level: number;
  /** Whether the loss has been sinking meanwhile. */
  readonly sinking: boolean;
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum / values.length;
}

export function stallOf({
  problem,
  series,
  experiment,
}: Pick<Facts, 'problem' | 'series' | 'experiment'>): Stall {
  const losses = series.losses.values;
  const line = problem.baseline.loss;
  const width = STEPS * Math.ceil(SEQUENCES / experiment.batchSize / STEPS);
  const judged: number[] = [];
  for (let end = losses.length; end >= width; end -= width) {
    const loss = mean(losses.subarray(end - width, end));
    if (!(loss > line * (1 - NEAR))) break;
    judged.push(loss);
  }
  const [newest = 0] = judged;
  const half = Math.ceil(judged.length / 2);
  return {
    steps: judged.length * width,
    level: newest / line,
    sinking: mean(judged.slice(0, half)) < mean(judged.slice(-half)) * (1 - SINKS),
  };
}
