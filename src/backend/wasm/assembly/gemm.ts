/**
 * The matrix product that everything rests on: blocks of four rows by eight columns stay in eight registers while the inner
 * index runs. Goto & van de Geijn, "Anatomy of high-performance matrix multiplication" (2008), without packing: the
 * matrices here fit the caches.
 */
import { FLOAT, madd, VECTOR } from './vector';

/** Four rows by eight columns. */
@inline
function block8(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  inner: i32,
  accumulate: bool,
): void {
  const row1 = c + cRow;
  const row2 = row1 + cRow;
  const row3 = row2 + cRow;
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  if (accumulate) {
    c00 = v128.load(c);
    c01 = v128.load(c, VECTOR);
    c10 = v128.load(row1);
    c11 = v128.load(row1, VECTOR);
    c20 = v128.load(row2);
    c21 = v128.load(row2, VECTOR);
    c30 = v128.load(row3);
    c31 = v128.load(row3, VECTOR);
  }
  let a0 = a;
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let k = 0; k < inner; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, VECTOR);
    const x0 = v128.load_splat<f32>(a0);
    c00 = madd(x0, b0, c00);
    c01 = madd(x0, b1, c01);
    const x1 = v128.load_splat<f32>(a1);
    c10 = madd(x1, b0, c10);
    c11 = madd(x1, b1, c11);
    const x2 = v128.load_splat<f32>(a2);
    c20 = madd(x2, b0, c20);
    c21 = madd(x2, b1, c21);
    const x3 = v128.load_splat<f32>(a3);
    c30 = madd(x3, b0, c30);
    c31 = madd(x3, b1, c31);
    b += bRow;
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
  }
  v128.store(c, c00);
  v128.store(c, c01, VECTOR);
  v128.store(row1, c10);
  v128.store(row1, c11, VECTOR);
  v128.store(row2, c20);
  v128.store(row2, c21, VECTOR);
  v128.store(row3, c30);
  v128.store(row3, c31, VECTOR);
}

/** Four rows by four columns: what is left at the right edge. */
@inline
function block4(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  inner: i32,
  accumulate: bool,
): void {
  const row1 = c + cRow;
  const row2 = row1 + cRow;
  const row3 = row2 + cRow;
  let c0 = f32x4.splat(0);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  if (accumulate) {
    c0 = v128.load(c);
    c1 = v128.load(row1);
    c2 = v128.load(row2);
    c3 = v128.load(row3);
  }
  let a0 = a;
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let k = 0; k < inner; k++) {
    const b0 = v128.load(b);
    c0 = madd(v128.load_splat<f32>(a0), b0, c0);
    c1 = madd(v128.load_splat<f32>(a1), b0, c1);
    c2 = madd(v128.load_splat<f32>(a2), b0, c2);
    c3 = madd(v128.load_splat<f32>(a3), b0, c3);
    b += bRow;
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
  }
  v128.store(c, c0);
  v128.store(row1, c1);
  v128.store(row2, c2);
  v128.store(row3, c3);
}

/**
 * C = A·B, or C += A·B. `rows` and `columns` are multiples of four; strides are in bytes, so that A may be read by rows
 * (`aRow` its width, `aStep` a float) or transposed (`aRow` a float, `aStep` its width).
 */
export function gemm(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  accumulate: bool,
): void {
  let column = 0;
  for (; column + 8 <= columns; column += 8) {
    const left = (<usize>column) * FLOAT;
    for (let row = 0; row < rows; row += 4)
      block8(a + (<usize>row) * aRow, aRow, aStep, b + left, bRow, c + (<usize>row) * cRow + left, cRow, inner, accumulate);
  }
  if (column < columns) {
    const left = (<usize>column) * FLOAT;
    for (let row = 0; row < rows; row += 4)
      block4(a + (<usize>row) * aRow, aRow, aStep, b + left, bRow, c + (<usize>row) * cRow + left, cRow, inner, accumulate);
  }
}
