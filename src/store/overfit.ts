/**
 * Whether a network overfits: the validation loss has risen well above its lowest and above the level that counts as solved, and
 * stays there, while the training loss lies well below it. It is asked only where the validation data are kept out of training:
 * elsewhere both go together.
 */
import type { ProblemInfo } from '../tasks/contract/problem.ts';
import type { Judged } from './judged.ts';

export interface Overfit {
  /** Where the validation loss was lowest, and how low. */
  readonly step: number;
  readonly loss: number;
}

/** So many times its lowest is a rise; below the other it is none any more. */
const RISE = 1.5;
const NONE = 1.25;
/** A rise counts only where it takes back this share of what was learned: of two tiny losses one may well be twice the other. */
const LOST = 0.02;
/** The training loss must lie below this share of the validation loss. */
const GAP = 0.8;
/** What has learned nothing that holds for other data has nothing that it could have learned by heart instead. */
const HAS_LEARNED = 0.9;

/** What one evaluation says, the lowest before it known. */
export function risesBeyond(
  { loss, training }: Judged,
  lowest: Overfit,
  { baseline, solved, validation }: ProblemInfo,
): boolean {
  if (validation.kind !== 'set-aside' || !(lowest.loss < HAS_LEARNED * baseline.loss)) return false;
  const risen = loss >= RISE * lowest.loss && loss - lowest.loss > LOST * (baseline.loss - lowest.loss);
  return risen && loss > solved.loss && training < GAP * loss;
}

/** Whether one evaluation says that it is over with that. */
export function isBackAgain({ loss }: Judged, lowest: Overfit, { solved }: ProblemInfo): boolean {
  return loss < NONE * lowest.loss || loss <= solved.loss;
}
