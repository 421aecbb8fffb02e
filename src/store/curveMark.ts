/** The mark of a run's curve, or why it has none. Loaded only where it is shown. */
import { MARKED_STEPS, markOf, type CurveMark } from '../math/curveMark.ts';
import { arithmeticOf } from '../worker/client/arithmetic.ts';
import type { RunSeries } from './series.ts';

/**
 * steered: a setting was changed within the first hundred steps. moved: two backends have computed them. unknown: the run goes on
 * from a network whose first losses nobody has, or one of them is no number.
 */
export type NoMark = 'steered' | 'moved' | 'unknown';

/** Undefined before the run has come so far. */
export function curveMarkOf({ losses, steerings, computed }: RunSeries): CurveMark | NoMark | undefined {
  if (losses.length < MARKED_STEPS) return undefined;
  const letters = markOf(losses.headTo(MARKED_STEPS));
  const [first, ...later] = computed.filter(({ after }) => after < MARKED_STEPS);
  if (letters === undefined || first?.after !== 0) return 'unknown';
  // What is changed before the first step is what the run begins with.
  if (steerings.some(({ step }) => step > 1 && step <= MARKED_STEPS)) return 'steered';
  const by = arithmeticOf(first);
  return later.every((other) => arithmeticOf(other) === by) ? { letters, by } : 'moved';
}
