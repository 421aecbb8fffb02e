/** Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations (1846): slow for large ones, and never wrong. */

const MOST_SWEEPS = 60;

/** Turns rows and columns p and q so that the entry between them becomes zero; `vectors` are turned along, row by row. */
function rotate(matrix: Float64Array, vectors: Float64Array, side: number, p: number, q: number): void {
  const between = matrix[p * side + q]!;
  const theta = (matrix[q * side + q]! - matrix[p * side + p]!) / (2 * between);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < side; k++) {
    const [kp, kq] = [matrix[k * side + p]!, matrix[k * side + q]!];
    matrix[k * side + p] = cosine * kp - sine * kq;
    matrix[k * side + q] = sine * kp + cosine * kq;
  }
  for (const all of [matrix, vectors]) {
    for (let k = 0; k < side; k++) {
      const [pk, qk] = [all[p * side + k]!, all[q * side + k]!];
      all[p * side + k] = cosine * pk - sine * qk;
      all[q * side + k] = sine * pk + cosine * qk;
    }
  }
}

/**
 * @param entries row by row; finite
 * @returns the largest eigenvalue first, and the unit vector of each
 */
export function symmetricEigen(entries: ArrayLike<number>): {
  readonly values: number[];
  readonly vectors: Float64Array[];
} {
  const matrix = Float64Array.from(entries);
  const side = Math.sqrt(matrix.length);
  const vectors = new Float64Array(side * side);
  for (let k = 0; k < side; k++) vectors[k * side + k] = 1;
  const whole = matrix.reduce((sum, value) => sum + value * value, 0);
  for (let turns = 0; turns < MOST_SWEEPS; turns++) {
    let off = 0;
    for (let p = 0; p < side; p++) for (let q = 0; q < p; q++) off += matrix[p * side + q]! ** 2;
    if (off <= 1e-28 * whole) break;
    // What is far below the rest is left for later: it mostly shrinks by itself.
    const least = Math.sqrt(off) * (turns < 4 ? 0.1 / side : 0);
    for (let p = 0; p < side; p++)
      for (let q = p + 1; q < side; q++)
        if (Math.abs(matrix[p * side + q]!) > least) rotate(matrix, vectors, side, p, q);
  }
  const diagonal = Array.from({ length: side }, (_, k) => matrix[k * side + k]!);
  const order = diagonal.map((_, k) => k).toSorted((a, b) => diagonal[b]! - diagonal[a]!);
  return {
    values: order.map((k) => diagonal[k]!),
    vectors: order.map((k) => vectors.slice(k * side, (k + 1) * side)),
  };
}
