/** How well the network does, judged by its newest held-out loss. */
import type { ProblemInfo } from '../tasks/task.ts';
import type { PageState } from './state.ts';
import type { RunSeries } from './series.ts';

/** A network counts as better than a trivial guess from this share of its loss on: less is the luck of the draw. */
const CLEARLY_BETTER = 0.95;

/** Judges the evaluations of a run so far. The untrained network at step 0 is not judged. */
export function standingOf(
  problem: ProblemInfo,
  series: RunSeries,
): Pick<PageState, 'standing' | 'solvedAt'> {
  const losses = series.heldOutLosses.values;
  const steps = series.evaluationSteps.values;
  let first = 0;
  while (first < steps.length && steps[first] === 0) first++;
  const newest = losses[losses.length - 1];
  if (newest === undefined || first === losses.length) return { standing: 'untrained', solvedAt: undefined };
  const solved = losses.findIndex((loss, k) => k >= first && loss <= problem.solved.loss);
  return {
    standing:
      solved >= 0 ? 'solved' : newest < problem.trivial.loss * CLEARLY_BETTER ? 'learning' : 'guessing',
    solvedAt: solved >= 0 ? steps[solved] : undefined,
  };
}
