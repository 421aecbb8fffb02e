/**
 * The largest singular value of a matrix, its norm: how many times as long it can make a vector, the eigenvalues saying only what
 * becomes of one that goes through it over and over. By the power method on AᵀA, in 64-bit floats.
 */
import { createRandom } from './random.ts';

/** Two singular values that are nearly the same part slowly, but then the value is nearly right from the start. */
const MOST_ROUNDS = 1000;
const SETTLED = 1e-13;

function lengthOf(vector: Float64Array): number {
  return Math.hypot(...vector);
}

/** @param entries a square matrix, row by row; finite */
export function largestSingularValue(entries: ArrayLike<number>): number {
  const side = Math.sqrt(entries.length);
  if (!Number.isInteger(side) || side === 0) throw new RangeError('The matrix is not square.');
  // Drawn, so that it has a part along every direction.
  const random = createRandom(1);
  let vector = Float64Array.from({ length: side }, () => random.normal());
  let size = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const length = lengthOf(vector);
    if (length === 0) return 0;
    const image = new Float64Array(side);
    const back = new Float64Array(side);
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) image[i]! += (entries[i * side + j]! * vector[j]!) / length;
      for (let j = 0; j < side; j++) back[j]! += entries[i * side + j]! * image[i]!;
    }
    const next = lengthOf(image);
    if (Math.abs(next - size) <= SETTLED * next) return next;
    [size, vector] = [next, back];
  }
  return size;
}
