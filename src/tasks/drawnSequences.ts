/** Batches for tasks that make their sequences up as they go. */
import type { Random } from '../math/random.ts';
import { emptyBatch, type Batch, type Row } from './contract/batch.ts';
import type { Lengths, Problem } from './contract/problem.ts';
import { apartFor, type Split } from './setAside.ts';

/** How sequences of any length are made. */
export interface Sequences {
  readonly lengths: Lengths;
  /** Features of one step of the input; 1 for symbols. */
  readonly features: number;
  /** Time steps of a sequence of that length. */
  readonly stepsAt: (length: number) => number;
  /**
   * Writes a sequence into a row of zeros that has `stepsAt(length)` steps; it may end earlier.
   * @param heldOut true for data that the training must not see, where that comes from a source of its own
   */
  readonly write: (random: Random, row: Row, length: number, heldOut: boolean) => void;
  /** How those that judge are kept apart from those that teach. */
  readonly split: Split;
}

/**
 * The part of a problem that draws. Every sequence is made anew, held-out ones too; where some are set aside, one that is on
 * the wrong side is drawn again.
 */
export function drawnSequences(
  sequences: Sequences,
): Pick<Problem, 'lengths' | 'validation' | 'sample' | 'heldOut' | 'atLength'> {
  const { lengths, stepsAt, split } = sequences;
  const longest = lengths.trained[1];
  const { validation, judgedFrom, isSetAside } = apartFor(split, lengths.trained);
  const between = (shortest: number) => (random: Random) =>
    shortest === longest ? longest : shortest + random.integer(longest - shortest + 1);
  const draw = (heldOut: boolean, lengthOf: (random: Random) => number): Problem['sample'] => {
    const fits = isSetAside && ((row: Row, length: number) => isSetAside(row, length) === heldOut);
    return (random, batchSize) =>
      batchOf(sequences, random, { batchSize, timeSteps: stepsAt(longest), heldOut, fits }, lengthOf);
  };
  return {
    lengths,
    validation,
    sample: draw(false, between(lengths.trained[0])),
    heldOut: draw(true, between(judgedFrom)),
    atLength(random, batchSize, length) {
      const fits = length >= judgedFrom ? isSetAside : undefined;
      const how = { batchSize, timeSteps: stepsAt(length), heldOut: true, fits };
      return batchOf(sequences, random, how, () => length);
    },
  };
}

interface Drawing {
  readonly batchSize: number;
  readonly timeSteps: number;
  readonly heldOut: boolean;
  /** Whether a sequence may be taken; all may where absent. */
  readonly fits: ((row: Row, length: number) => boolean) | undefined;
}

function batchOf(
  { features, stepsAt, write }: Sequences,
  random: Random,
  { batchSize, timeSteps, heldOut, fits }: Drawing,
  lengthOf: (random: Random) => number,
): Batch {
  const batch = emptyBatch(batchSize, timeSteps, features);
  for (let b = 0; b < batchSize; b++) {
    const length = lengthOf(random);
    const from = b * timeSteps;
    const to = from + stepsAt(length);
    const row = {
      inputs: batch.inputs.subarray(from * features, to * features),
      targets: batch.targets.subarray(from, to),
      mask: batch.mask.subarray(from, to),
    };
    let taken = false;
    while (!taken) {
      row.inputs.fill(0);
      row.targets.fill(0);
      row.mask.fill(0);
      write(random, row, length, heldOut);
      taken = fits?.(row, length) ?? true;
    }
  }
  return batch;
}

/** The mean of `valueAt` over all training lengths, each as likely as the others. */
export function meanOverLengths(
  [shortest, longest]: readonly [number, number],
  valueAt: (length: number) => number,
): number {
  let sum = 0;
  for (let length = shortest; length <= longest; length++) sum += valueAt(length);
  return sum / (longest - shortest + 1);
}
