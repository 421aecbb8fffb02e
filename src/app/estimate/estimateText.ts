/** How long it takes until a task counts as solved, before somebody has waited for it. */
import type { SolvedSteps } from '../../config/measured.ts';
import { formatCount } from '../../text/numbers.ts';

/** Beyond the slowest that was measured by so much nothing is promised any more. */
const PATIENCE = 1.5;
/** From here on minutes are said. */
const MINUTES_FROM_S = 90;

/**
 * @param steps as measured of this experiment
 * @param taken the training steps that are behind it
 * @param speed training steps a second here, where it is known
 */
export function estimateText(steps: SolvedSteps, taken: number, speed: number | undefined): string {
  if ('notWithin' in steps)
    return taken < steps.notWithin ? `no solution known within ${formatCount(steps.notWithin)} steps` : '';
  if (taken > PATIENCE * steps.slowest) return '';
  if (speed === undefined) return `solves in about ${formatCount(steps.after)} steps`;
  const seconds = steps.after / speed;
  if (seconds < 1.5) return 'solves in about a second on this device';
  return seconds < MINUTES_FROM_S
    ? `solves in about ${formatCount(Math.round(seconds))} s on this device`
    : `solves in about ${formatCount(Math.round(seconds / 60))} min on this device`;
}

/** In its place once that is known. @param solvedAt the training step at which it was solved */
export function solvedText(solvedAt: number): string {
  return `solved at step ${formatCount(solvedAt)}`;
}

/** What the estimate rests on. */
export function estimateBasis(steps: SolvedSteps): string {
  return 'notWithin' in steps
    ? 'Measured with at least five seeds, most of which never solved it.'
    : 'The median of at least five seeds that were measured; on this device by its speed here.';
}
