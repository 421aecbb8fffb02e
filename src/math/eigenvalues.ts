/**
 * Eigenvalues of a general real matrix: balanced, brought to Hessenberg form, then Francis' double-shift QR iteration, as in
 * EISPACK's `hqr` (Martin, Peters & Wilkinson, Numerische Mathematik 14, 1970). Without eigenvectors, in 64-bit floats.
 */
import { balance, toHessenberg, type Rows } from './hessenberg.ts';

export interface Eigenvalues {
  /** From the largest absolute value down; both lists go together. */
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** Rounds for one eigenvalue; two or three are usual. At every tenth another shift is tried. */
const MOST_ROUNDS = 60;
const UNUSUAL = 10;

/** The iteration did not come to an end. */
export class NoConvergence extends Error {
  override readonly name = 'NoConvergence';
}

/** Where the part of the matrix that ends at `end` begins: below a subdiagonal entry that counts as zero. */
function beginningOf(rows: Rows, end: number, norm: number): number {
  for (let l = end; l > 0; l--) {
    const size = Math.abs(rows[l - 1]![l - 1]!) + Math.abs(rows[l]![l]!) || norm;
    if (Math.abs(rows[l]![l - 1]!) > Number.EPSILON * size) continue;
    rows[l]![l - 1] = 0;
    return l;
  }
  return 0;
}

/** Trace and determinant stand for the two shifts: x and y on the diagonal, w the product beside it. */
interface Shift {
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

/** The first column of the double shift, and where two small subdiagonal entries in a row allow it to begin. */
function startOf(rows: Rows, begin: number, end: number, { x, y, w }: Shift) {
  for (let m = end - 2; ; m--) {
    const [row, next, after] = [rows[m]!, rows[m + 1]!, rows[m + 2]!];
    const z = row[m]!;
    let p = ((x - z) * (y - z) - w) / next[m]! + row[m + 1]!;
    let q = next[m + 1]! - z - (x - z) - (y - z);
    let r = after[m + 1]!;
    const size = Math.abs(p) + Math.abs(q) + Math.abs(r);
    [p, q, r] = [p / size, q / size, r / size];
    if (m === begin) return { m, p, q, r };
    const beside = Math.abs(row[m - 1]!) * (Math.abs(q) + Math.abs(r));
    const around = Math.abs(rows[m - 1]![m - 1]!) + Math.abs(z) + Math.abs(next[m + 1]!);
    if (beside <= Number.EPSILON * Math.abs(p) * around) return { m, p, q, r };
  }
}

/** One round of the iteration on the part from `begin` to `end`: a bulge is chased down the diagonal. */
function sweep(rows: Rows, begin: number, end: number, shift: Shift): void {
  const start = startOf(rows, begin, end, shift);
  const { m } = start;
  let { p, q, r } = start;
  for (let i = m + 2; i <= end; i++) {
    rows[i]![i - 2] = 0;
    if (i > m + 2) rows[i]![i - 3] = 0;
  }
  for (let k = m; k < end; k++) {
    const three = k + 1 < end;
    const [row, next] = [rows[k]!, rows[k + 1]!];
    const after = rows[three ? k + 2 : k + 1]!;
    let size = 1;
    if (k > m) {
      [p, q, r] = [row[k - 1]!, next[k - 1]!, three ? after[k - 1]! : 0];
      size = Math.abs(p) + Math.abs(q) + Math.abs(r);
      if (size === 0) continue;
      [p, q, r] = [p / size, q / size, r / size];
    }
    const length = Math.sqrt(p * p + q * q + r * r) * (p < 0 ? -1 : 1);
    if (length === 0) continue;
    if (k > m) row[k - 1] = -length * size;
    else if (begin < m) row[k - 1] = -row[k - 1]!;
    p += length;
    const [x, y, z] = [p / length, q / length, r / length];
    [q, r] = [q / p, r / p];
    for (let j = k; j <= end; j++) {
      const sum = row[j]! + q * next[j]! + (three ? r * after[j]! : 0);
      if (three) after[j]! -= sum * z;
      next[j]! -= sum * y;
      row[j]! -= sum * x;
    }
    const last = Math.min(end, k + 3);
    for (let i = begin; i <= last; i++) {
      const line = rows[i]!;
      const sum = x * line[k]! + y * line[k + 1]! + (three ? z * line[k + 2]! : 0);
      if (three) line[k + 2]! -= sum * r;
      line[k + 1]! -= sum * q;
      line[k]! -= sum;
    }
  }
}

/** The two eigenvalues of a 2×2 block on the diagonal, the real parts moved by `moved`. */
function pairOf({ x, y, w }: Shift, moved: number): readonly (readonly [number, number])[] {
  const p = (y - x) / 2;
  const q = p * p + w;
  const z = Math.sqrt(Math.abs(q));
  if (q < 0)
    return [
      [x + p + moved, z],
      [x + p + moved, -z],
    ];
  const far = p + (p < 0 ? -z : z);
  return [
    [x + far + moved, 0],
    [(far === 0 ? x : x - w / far) + moved, 0],
  ];
}

/** All eigenvalues of a Hessenberg matrix, which is used up. */
function iterate(rows: Rows): (readonly [number, number])[] {
  const norm = rows.reduce((sum, row) => sum + row.reduce((part, value) => part + Math.abs(value), 0), 0);
  const found: (readonly [number, number])[] = [];
  let moved = 0;
  let rounds = 0;
  for (let end = rows.length - 1; end >= 0;) {
    const begin = beginningOf(rows, end, norm);
    const x = rows[end]![end]!;
    if (begin === end) {
      found.push([x + moved, 0]);
      end--;
      rounds = 0;
      continue;
    }
    const shift = { x, y: rows[end - 1]![end - 1]!, w: rows[end]![end - 1]! * rows[end - 1]![end]! };
    if (begin === end - 1) {
      found.push(...pairOf(shift, moved));
      end -= 2;
      rounds = 0;
      continue;
    }
    if (rounds === MOST_ROUNDS) throw new NoConvergence(`No eigenvalue after ${rounds} rounds.`);
    rounds++;
    if (rounds % UNUSUAL !== 0) {
      sweep(rows, begin, end, shift);
      continue;
    }
    moved += x;
    for (let i = 0; i <= end; i++) rows[i]![i]! -= x;
    const size = Math.abs(rows[end]![end - 1]!) + Math.abs(rows[end - 1]![end - 2]!);
    sweep(rows, begin, end, { x: 0.75 * size, y: 0.75 * size, w: -0.4375 * size * size });
  }
  return found;
}

/**
 * @param entries a square matrix, row by row
 * @throws RangeError where it is not square, or an entry is no number
 * @throws NoConvergence where the iteration does not come to an end
 */
export function eigenvaluesOf(entries: ArrayLike<number>): Eigenvalues {
  const side = Math.sqrt(entries.length);
  if (!Number.isInteger(side) || side === 0) throw new RangeError('The matrix is not square.');
  const rows = Array.from({ length: side }, (_, i) =>
    Float64Array.from({ length: side }, (__, j) => entries[i * side + j]!),
  );
  if (!rows.every((row) => row.every(Number.isFinite)))
    throw new RangeError('The matrix holds something that is no number.');
  balance(rows);
  toHessenberg(rows);
  const found = iterate(rows).toSorted((a, b) => Math.hypot(...b) - Math.hypot(...a));
  return {
    real: Float64Array.from(found, ([real]) => real),
    imaginary: Float64Array.from(found, ([, imaginary]) => imaginary),
  };
}
