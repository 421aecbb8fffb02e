/**
 * Which of the sequences that a task makes up judge the network and are kept out of its training: a tenth, chosen by a hash, so
 * always the same, whatever the seed. Of very many none need be chosen, as a training meets none of those that judge; of very
 * few none can be, as there would be too little left to learn from, or to judge by.
 */
import type { Row } from './contract/batch.ts';
import type { Validation } from './contract/problem.ts';
import { isHeldOutSequence } from './heldOutByHash.ts';

type IsSetAside = (row: Row, length: number) => boolean;

/** How a task's sequences are divided: by how many there are, or by the task itself. */
export type Split =
  | {
      /** How many different sequences of that length there are, or fewer. More with every length, or as many. */
      readonly count: (length: number) => number;
      /** How likely two draws of that length are the same; left out where all sequences are as likely. */
      readonly repeats?: (length: number) => number;
    }
  | { readonly what: string; readonly isSetAside: IsSetAside };

/** Lengths with fewer sequences have none to spare: a tenth of them would be a handful. */
export const FEWEST_DIVIDED = 256;
/**
 * Two draws are the same more seldom than this where they count as fresh. 10,000 training steps with 64 sequences each then
 * meet any of 128 that judge in fewer than one training of a thousand.
 */
export const FRESH = 1e-11;

export interface Apart {
  readonly validation: Validation;
  /** The shortest trained length that judges: shorter ones are taught and not judged. */
  readonly judgedFrom: number;
  /** Undefined where none is. */
  readonly isSetAside: IsSetAside | undefined;
}

/** @param trained the shortest and the longest length that is trained on */
export function apartFor(split: Split, [shortest, longest]: readonly [number, number]): Apart {
  if ('isSetAside' in split) {
    const { what, isSetAside } = split;
    return { validation: { kind: 'set-aside', what }, judgedFrom: shortest, isSetAside };
  }
  const { count, repeats = (length) => 1 / count(length) } = split;
  let judgedFrom = shortest;
  let few = 0;
  for (; judgedFrom <= longest && count(judgedFrom) < FEWEST_DIVIDED; judgedFrom++) few += count(judgedFrom);
  if (judgedFrom > longest)
    return { validation: { kind: 'all', count: few }, judgedFrom: shortest, isSetAside: undefined };
  if (judgedFrom === shortest && repeats(shortest) < FRESH)
    return { validation: { kind: 'fresh' }, judgedFrom, isSetAside: undefined };
  const from = judgedFrom;
  return {
    validation: { kind: 'set-aside', what: 'sequences' },
    judgedFrom,
    isSetAside: ({ inputs }, length) => length >= from && isHeldOutSequence(inputs),
  };
}
