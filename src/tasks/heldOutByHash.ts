/** Which of the things that a task makes up are set aside: always the same, whatever the seed. */

const ONE_IN = 10;

/** Two rounds of the murmur3 finaliser: every bit of the result follows every bit of the hash before. */
function finished(hash: number): number {
  let h = hash;
  for (let round = 0; round < 2; round++) {
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  }
  return (h ^ (h >>> 16)) >>> 0;
}

/** Chooses one pair of whole numbers of ten, by mixing all digits of both. */
export function isHeldOutByHash(a: number, b: number): boolean {
  return finished(Math.imul(a, 0x9e3779b1) ^ b) % ONE_IN === 0;
}

/** Chooses one sequence of whole numbers of ten, by all of them and by how many they are. */
export function isHeldOutSequence(sequence: ArrayLike<number>): boolean {
  let h = sequence.length;
  for (let k = 0; k < sequence.length; k++) h = Math.imul(h ^ (h >>> 15) ^ sequence[k]!, 0x9e3779b1) + 1;
  return finished(h) % ONE_IN === 0;
}
