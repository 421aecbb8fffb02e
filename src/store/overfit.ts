/**
 * Whether a network learns its training data by heart: the validation loss has risen well above its lowest,
 * while the training loss lies well below it. It is asked only where the validation data are kept out of training: elsewhere both go together.
 */
import type { RunSeries } from './series.ts';

export interface Overfit {
  /** Where the validation loss was lowest, and how low. */
  readonly step: number;
  readonly loss: number;
}

/** This much above the lowest is a rise, once so many evaluations in a row say so: one alone is noise. */
const RISE = 1.15;
const IN_A_ROW = 3;
/** A rise counts only where it takes back this share of what was learned: of two tiny losses one may well be twice the other. */
const LOST = 0.02;
/** The training loss must lie below this share of the validation loss, as the mean of so many steps. */
const GAP = 0.8;
const MEAN_OF = 20;

/** @param trivial the loss of a trivial guess */
export function overfitOf({ losses, evaluations }: RunSeries, trivial: number): Overfit | undefined {
  const heldOut = evaluations.losses.values;
  const best = evaluations.lowest ?? 0;
  const since = heldOut.subarray(Math.max(best + 1, heldOut.length - IN_A_ROW));
  const newest = losses.values.subarray(-MEAN_OF);
  if (best === 0 || since.length < IN_A_ROW || newest.length === 0) return undefined;
  const loss = heldOut[best]!;
  const training = newest.reduce((sum, value) => sum + value, 0) / newest.length;
  const risen = since.every((value) => value > RISE * loss && value - loss > LOST * (trivial - loss));
  return risen && training < GAP * since.at(-1)!
    ? { step: evaluations.steps.values[best]!, loss }
    : undefined;
}
