/** Which of the things that a task makes up are set aside: always the same, whatever the seed. */

const ONE_IN = 10;

/** Chooses one pair of whole numbers of ten, by mixing all digits of both (two rounds of the murmur3 finaliser). */
export function isHeldOutByHash(a: number, b: number): boolean {
  let h = Math.imul(a, 0x9e3779b1) ^ b;
  for (let round = 0; round < 2; round++) {
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  }
  return ((h ^ (h >>> 16)) >>> 0) % ONE_IN === 0;
}
