/**
 * How long a run has been no better than a trivial guess: patience, before any reason is looked for. Judged by the training loss,
 * the mean of thousands of sequences at a time: the few held-out ones may be easier or harder than others by a tenth and more.
 */
import { spreadOf } from '../../math/statistics.ts';
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

/** Everything that a diagnosis is made of; a long run is gone through once for all that may be found. */
export interface Look extends Facts {
  readonly stall: Stall;
}

export const lookAt = (facts: Facts): Look => ({ ...facts, stall: stallOf(facts) });

function stallOf({ problem, series, experiment }: Facts): Stall {
  const losses = series.losses.values;
  const line = problem.baseline.loss;
  const width = STEPS * Math.ceil(SEQUENCES / experiment.batchSize / STEPS);
  const judged: number[] = [];
  for (let end = losses.length; end >= width; end -= width) {
    const loss = spreadOf(losses.subarray(end - width, end)).mean;
    if (!(loss > line * (1 - NEAR))) break;
    judged.push(loss);
  }
  const [newest = 0] = judged;
  const half = Math.ceil(judged.length / 2);
  return {
    steps: judged.length * width,
    level: newest / line,
    sinking: spreadOf(judged.slice(0, half)).mean < spreadOf(judged.slice(-half)).mean * (1 - SINKS),
  };
}
