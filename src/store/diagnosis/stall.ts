/**
 * How long a run has been no better than a trivial guess: patience, before any reason is looked for. Judged by the training loss,
 * the mean of thousands of sequences at a time: the few held-out ones may be easier or harder than others by a tenth and more.
 */
import { spreadOf } from '../../math/statistics.ts';
import type { StepSeries } from '../series/stepSeries.ts';
import type { Experiment } from '../../config/index.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';

/** So many sequences make one judgement, in whole fifties of steps. */
const SEQUENCES = 4096;
const STEPS = 50;
/** How near the trivial line counts as at it, as a share of its loss. */
const NEAR = 0.04;
/** A loss that lies by this share lower in the newest half of the stall than in the first is on its way. */
const SINKS = 0.03;

export interface Stall {
  /** The step up to which was judged: judgements end at multiples of their length, so that they do not depend on when one looks. */
  readonly upTo: number;
  /** Training steps up to there through which every judgement found the loss at the trivial line, or above it. */
  readonly steps: number;
  /** The newest loss, as a multiple of the trivial line. */
  readonly level: number;
  /** Whether the loss has been sinking meanwhile. */
  readonly sinking: boolean;
}

export const NO_STALL: Stall = { upTo: 0, steps: 0, level: 0, sinking: false };

/** The first step of it. */
export const stalledSince = ({ upTo, steps }: Stall) => upTo - steps + 1;

/** Steps one after the other, and their mean loss. */
interface Judged {
  readonly steps: number;
  readonly loss: number;
}

interface Stalling {
  readonly problem: Pick<ProblemInfo, 'baseline'>;
  readonly experiment: Pick<Experiment, 'batchSize'>;
  readonly series: { readonly losses: StepSeries };
}

/** @param before what was found last: it stands until another judgement is complete */
export function stallOf({ problem, series: { losses }, experiment }: Stalling, before: Stall): Stall {
  const line = problem.baseline.loss;
  const width = STEPS * Math.ceil(SEQUENCES / experiment.batchSize / STEPS);
  const upTo = width * Math.floor(losses.length / width);
  if (upTo === before.upTo) return before;
  const judged: Judged[] = [];
  for (const each of backwards(losses, upTo, width)) {
    if (!(each.loss > line * (1 - NEAR))) break;
    judged.push(each);
  }
  const steps = judged.reduce((sum, each) => sum + each.steps, 0);
  const half = width * Math.ceil(steps / width / 2);
  return {
    upTo,
    steps,
    level: (judged[0]?.loss ?? 0) / line,
    sinking: meanOver(judged, half) < meanOver(judged.toReversed(), half) * (1 - SINKS),
  };
}

/** From a step on back: `width` steps at a time, and of what is summed up as few stretches as hold as many. */
function* backwards({ values, first, summary }: StepSeries, upTo: number, width: number): Generator<Judged> {
  for (let end = upTo - first; end >= width; end -= width)
    yield { steps: width, loss: spreadOf(values.subarray(end - width, end)).mean };
  const together = Math.ceil(width / summary.width);
  for (let end = Math.floor(first / summary.width); end >= together; end -= together) {
    const stretches = Array.from({ length: together }, (_, k) => summary.stretch(end - 1 - k));
    yield { steps: together * summary.width, loss: spreadOf(stretches.map(({ mean }) => mean)).mean };
  }
}

/** The mean loss of the first so many steps of a list. */
function meanOver(judged: readonly Judged[], steps: number): number {
  let [left, sum] = [steps, 0];
  for (const each of judged) {
    const taken = Math.min(left, each.steps);
    sum += taken * each.loss;
    left -= taken;
  }
  return sum / steps;
}
