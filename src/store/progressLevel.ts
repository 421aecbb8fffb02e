/** How well the network does, judged by its newest validation loss. */
import type { ProblemInfo } from '../tasks/contract/problem.ts';
import { overfitOf } from './overfit.ts';
import type { RunState } from './state.ts';
import type { RunSeries } from './series.ts';

/** A network counts as better than a trivial guess from this share of its loss on: less is noise. */
const CLEARLY_BETTER = 0.95;
/**
 * The few sequences that judge may all be easy: the training loss must be better as well, once there are so many steps, in the
 * second half of the newest.
 */
const FEWEST_STEPS = 100;
const NEWEST_STEPS = 400;
const BETTER_IN_TRAINING = 0.97;
/** What has learned nothing that holds for other data has nothing that it could have learned by heart instead. */
const HAS_LEARNED = 0.9;

/**
 * Judges the evaluations of a run so far. The untrained network at step 0 is not judged. Better than guessing counts once two
 * evaluations in a row say so, and is over once two say otherwise: one alone is noise, too.
 */
export function progressLevelOf(
  problem: ProblemInfo,
  series: RunSeries,
): Pick<RunState, 'progressLevel' | 'solvedAt' | 'overfit'> {
  // Only what was set aside can do worse than the training data, of which it is no part.
  const found =
    problem.validation.kind === 'set-aside' ? overfitOf(series, problem.baseline.loss) : undefined;
  const overfit = found && found.loss < problem.baseline.loss * HAS_LEARNED ? found : undefined;
  return { ...reachedBy(problem, series), overfit };
}

function betterInTraining({ baseline }: ProblemInfo, { losses }: RunSeries): boolean {
  const newest = losses.values.slice(-Math.min(NEWEST_STEPS, losses.length) / 2).filter(Number.isFinite);
  if (newest.length < FEWEST_STEPS / 2) return true;
  const mean = newest.reduce((sum, loss) => sum + loss, 0) / newest.length;
  return mean < baseline.loss * BETTER_IN_TRAINING;
}

function reachedBy(problem: ProblemInfo, series: RunSeries): Pick<RunState, 'progressLevel' | 'solvedAt'> {
  const losses = series.heldOutLosses.values;
  const steps = series.evaluationSteps.values;
  let first = 0;
  while (first < steps.length && steps[first] === 0) first++;
  if (first === losses.length) return { progressLevel: 'untrained', solvedAt: undefined };
  const solvedAt = series.evaluations.firstAtMost(problem.solved.loss);
  if (solvedAt !== undefined) return { progressLevel: 'solved', solvedAt };
  const better = (k: number) => losses[k]! < problem.baseline.loss * CLEARLY_BETTER;
  for (let k = losses.length - 1; k > first; k--) {
    if (better(k) !== better(k - 1)) continue;
    const learning = better(k) && betterInTraining(problem, series);
    return { progressLevel: learning ? 'learning' : 'guessing', solvedAt: undefined };
  }
  return { progressLevel: better(first) ? 'untrained' : 'guessing', solvedAt: undefined };
}
