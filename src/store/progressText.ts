/** What is said of how well a network does wherever that is said. */
import { formatCount, formatLoss } from '../text/numbers.ts';
import type { Overfit } from './overfit.ts';
import type { RunState } from './state.ts';

const OVERFITS = 'It overfits (learns the training data by heart).';

/** Nothing is solved by doing better than another method: since when it does, or did. */
export function beatsHeadline(
  label: string,
  { solvedAt, lostAt }: Pick<RunState, 'solvedAt' | 'lostAt'>,
): string {
  if (lostAt === undefined) return `Better than “${label}” since step ${formatCount(solvedAt!)}.`;
  return `Better than “${label}” from step ${formatCount(solvedAt!)} to ${formatCount(lostAt)}.`;
}

/** Where it was said already that a network is no better than another method any more, that goes on to be said. */
export function overfitHeadline(
  { label, beats }: { readonly label: string; readonly beats?: true },
  state: Pick<RunState, 'solvedAt' | 'lostAt'>,
): string {
  return beats && state.lostAt !== undefined ? beatsHeadline(label, state) : OVERFITS;
}

export function overfitSentence({ step, loss }: Overfit): string {
  return `The validation loss was lowest at step ${formatCount(step)} (${formatLoss(loss)}) and has risen by half and more; the training loss stays far below it.`;
}
