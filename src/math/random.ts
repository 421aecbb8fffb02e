/**
 * Seeded random numbers, the same on every machine.
 *
 * The generator is sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, PractRand, 2010); its state is filled by
 * splitmix32-style mixing of a seed and any number of stream words. A stream is addressed, not advanced: the batch
 * of step 812 is `createRandom(seed, STREAM.train, 812)`, so a run that resumes at step 812 draws what it would have drawn.
 */

export interface Random {
  /** Uniform in [0, 1), 32 bits of resolution. */
  next(): number;
  /** Uniform in [low, high). */
  uniform(low: number, high: number): number;
  /** A whole number in [0, bound). */
  integer(bound: number): number;
  /** Standard normal, by the Box–Muller transform. */
  normal(): number;
}

/** The independent streams of one experiment, so that no use of random numbers disturbs another. */
export const STREAM = { init: 1, train: 2, heldOut: 3, sample: 4, lengths: 5 } as const;

/** One round of the murmur3 finaliser over a running hash and the next word. */
function mix(hash: number, word: number): number {
  let h = (hash ^ word) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) + 0x9e3779b9) >>> 0;
}

/** A generator for `seed` and the stream named by `words` (whole numbers). */
export function createRandom(seed: number, ...words: number[]): Random {
  let hash = mix(0x243f6a88, seed >>> 0);
  for (const word of words) hash = mix(hash, word >>> 0);
  let a = (hash = mix(hash, 1));
  let b = (hash = mix(hash, 2));
  let c = (hash = mix(hash, 3));
  let counter = 1;

  function bits(): number {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  }
  for (let i = 0; i < 12; i++) bits();

  const next = () => bits() / 4294967296;
  return {
    next,
    uniform: (low, high) => low + (high - low) * next(),
    integer: (bound) => Math.floor(next() * bound),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
