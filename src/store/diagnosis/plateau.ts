/** A loss that stays where a trivial guess is. */
import { formatCount, formatLevel, formatLoss } from '../../text/numbers.ts';
import type { Diagnosis } from './facts.ts';
import { offered } from './offers.ts';
import type { Look } from './stall.ts';

/** So many steps say so. It may end by itself, and often does. */
const PATIENCE = 1500;
/** Beyond this multiple of the trivial line it is no plateau: the network does worse than a guess. */
const AT_MOST = 1.1;

export function plateau({ problem, experiment, series, stall }: Look): Diagnosis | undefined {
  const { steps, level, sinking } = stall;
  if (steps < PATIENCE || sinking || level > AT_MOST) return undefined;
  return {
    id: 'plateau',
    headline: 'It is on a plateau.',
    text: `For ${formatCount(steps)} steps the validation loss has been about ${formatLoss(series.heldOutLosses.values.at(-1)!)}, what “${problem.baseline.label}” gets (${formatLevel(problem.baseline.loss)}).`,
    remedies: offered('plateau', experiment),
  };
}
