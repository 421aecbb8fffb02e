/** A loss that stays where a trivial guess is. */
import type { Diagnosis, Facts } from './facts.ts';
import * as offer from './remedies.ts';
import { formatCount, formatLevel, formatLoss } from '../../text/numbers.ts';

/** So many evaluations in a row say so. */
const IN_A_ROW = 15;
/** How near the trivial line counts as at it. */
const NEAR = 0.05;

/** How many of the newest evaluations lie at the trivial line, or above it. */
function longAt(heldOut: Float64Array, line: number): number {
  let count = 0;
  while (count < heldOut.length && heldOut[heldOut.length - 1 - count]! > line * (1 - NEAR)) count++;
  return count;
}

export function plateau({ progressLevel, problem, experiment, series }: Facts): Diagnosis | undefined {
  if (progressLevel !== 'guessing') return undefined;
  const losses = series.heldOutLosses.values;
  const steps = series.evaluationSteps.values;
  const count = longAt(losses, problem.baseline.loss);
  if (count < IN_A_ROW) return undefined;
  const since = steps.at(-1)! - steps[steps.length - count]!;
  return {
    id: 'plateau',
    headline: 'It is on a plateau.',
    text: `For ${formatCount(since)} steps the held-out loss has been about ${formatLoss(losses.at(-1)!)}, what “${problem.baseline.label}” gets (${formatLevel(problem.baseline.loss)}).`,
    remedies: offer.firstTwo(
      offer.gates(experiment),
      offer.learningRate(experiment, 3),
      offer.shorter(experiment),
      offer.units(experiment, 2),
    ),
  };
}
