/**
 * When the parameters of a run are kept, so that its training can be looked back on: at steps that lie further and further
 * apart, and depend on nothing but their number. From the first evaluation on they fall on steps at which the device is waited
 * for anyway.
 */
import { EVALUATE_EVERY } from './trainer.ts';

/** The parameters a network had after a step of its training. */
export interface Snapshot {
  readonly step: number;
  /** Side by side, in the order the model declares them. */
  readonly parameters: Float32Array;
}

/** Each of them is at least this much later than the one before. */
const GROWTH = 1.15;
/** The first ones, when much changes. */
const EARLY = [0, 1, 2, 3, 5, 8, 12];

/** The first step after `step` at which a snapshot is kept: 0, 1, 2, 3, 5, 8, 12, 20, 40, … 140, 180, 220, 260, 300, 360 … */
export function snapshotAfter(step: number): number {
  const early = EARLY.find((each) => each > step);
  if (early !== undefined) return early;
  let next = EVALUATE_EVERY;
  while (next <= step)
    next = Math.max(next + EVALUATE_EVERY, Math.ceil((next * GROWTH) / EVALUATE_EVERY) * EVALUATE_EVERY);
  return next;
}
