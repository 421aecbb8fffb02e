/**
 * The mark of a curve: four letters made of the training losses of the first hundred steps. Whoever trains the same from step 0, by
 * the same arithmetic, has the same bits and so the same letters; a curve that differs in a single bit has others, but for one
 * chance in 38,416.
 *
 *     FNV-1a (Fowler, Noll & Vo; 64 bits) over the losses as 32-bit floats, little-endian
 *     then the finaliser of MurmurHash3 (Appleby), by which every bit follows every other
 *     letter k = digit k of ⌊hash · 14⁴ / 2⁶⁴⌋ in base 14, the highest first
 */

/** So many losses a mark is made of: those of step 1 to this one. */
export const MARKED_STEPS = 100;

/** Consonants alone, so that no word comes about; without those of which ugly abbreviations are made. */
const LETTERS = 'BDJLMNPQRTVWXZ';
const LENGTH = 4;
/** How many marks there are. */
export const MARKS = LETTERS.length ** LENGTH;

/** A mark, and by which arithmetic its losses came about: marks of different ones say nothing about each other. */
export interface CurveMark {
  readonly letters: string;
  /** `arithmeticOf` in `src/worker/client/arithmetic.ts`. */
  readonly by: string;
}

const wrapped = (value: bigint) => BigInt.asUintN(64, value);

function hashOf(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = wrapped((hash ^ BigInt(byte)) * 0x100000001b3n);
  hash = wrapped((hash ^ (hash >> 33n)) * 0xff51afd7ed558ccdn);
  hash = wrapped((hash ^ (hash >> 33n)) * 0xc4ceb9fe1a85ec53n);
  return hash ^ (hash >> 33n);
}

/**
 * @param losses those of step 1, 2, … of one run, as 32-bit floats; more than a hundred are left out of account
 * @returns undefined where one of the first hundred is missing or is no number
 */
export function markOf(losses: ArrayLike<number>): string | undefined {
  if (losses.length < MARKED_STEPS) return undefined;
  const bytes = new DataView(new ArrayBuffer(4 * MARKED_STEPS));
  for (let k = 0; k < MARKED_STEPS; k++) {
    const loss = losses[k]!;
    if (!Number.isFinite(loss)) return undefined;
    bytes.setFloat32(4 * k, loss, true);
  }
  let digits = Number((hashOf(new Uint8Array(bytes.buffer)) * BigInt(MARKS)) >> 64n);
  let mark = '';
  for (let k = 0; k < LENGTH; k++) {
    mark = LETTERS[digits % LETTERS.length]! + mark;
    digits = Math.floor(digits / LETTERS.length);
  }
  return mark;
}
