/** What is done to whole matrices beside products. All widths and counts are multiples of four, in floats. */
import { FLOAT, VECTOR } from './vector';

/** Every row of `into` becomes the vector `bias`. */
export function fillRows(into: usize, bias: usize, rows: i32, width: i32): void {
  for (let row = 0; row < rows; row++) {
    const end = bias + <usize>width * FLOAT;
    for (let from = bias; from < end; from += VECTOR, into += VECTOR) v128.store(into, v128.load(from));
  }
}

/** The sum of all rows of a matrix `[rows, width]`; four vectors side by side, which memory fetches at once. */
export function sumRows(into: usize, matrix: usize, rows: i32, width: i32): void {
  const stride = <usize>width * FLOAT;
  const end = into + stride;
  for (; into + 4 * VECTOR <= end; into += 4 * VECTOR, matrix += 4 * VECTOR) {
    let sum0 = f32x4.splat(0);
    let sum1 = sum0;
    let sum2 = sum0;
    let sum3 = sum0;
    let from = matrix;
    for (let row = 0; row < rows; row++, from += stride) {
      sum0 = f32x4.add(sum0, v128.load(from));
      sum1 = f32x4.add(sum1, v128.load(from, VECTOR));
      sum2 = f32x4.add(sum2, v128.load(from, 2 * VECTOR));
      sum3 = f32x4.add(sum3, v128.load(from, 3 * VECTOR));
    }
    v128.store(into, sum0);
    v128.store(into, sum1, VECTOR);
    v128.store(into, sum2, 2 * VECTOR);
    v128.store(into, sum3, 3 * VECTOR);
  }
  for (; into < end; into += VECTOR, matrix += VECTOR) {
    let sum = f32x4.splat(0);
    let from = matrix;
    for (let row = 0; row < rows; row++, from += stride) sum = f32x4.add(sum, v128.load(from));
    v128.store(into, sum);
  }
}

/** `into` `[columns, rows]` becomes the transpose of `matrix` `[rows, columns]`. */
export function transpose(into: usize, matrix: usize, rows: i32, columns: i32): void {
  transposePart(into, <usize>rows * FLOAT, matrix, <usize>columns * FLOAT, rows, columns);
}

/** The same of parts of matrices, whose rows are `height` and `width` bytes apart; blocks of four by four at a time. */
export function transposePart(
  into: usize,
  height: usize,
  matrix: usize,
  width: usize,
  rows: i32,
  columns: i32,
): void {
  for (let row = 0; row < rows; row += 4) {
    for (let column = 0; column < columns; column += 4) {
      const from = matrix + <usize>row * width + <usize>column * FLOAT;
      const to = into + <usize>column * height + <usize>row * FLOAT;
      const a = v128.load(from);
      const b = v128.load(from + width);
      const c = v128.load(from + 2 * width);
      const d = v128.load(from + 3 * width);
      const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
      v128.store(to + height, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
      v128.store(to + 2 * height, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
      v128.store(to + 3 * height, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
    }
  }
}

/** Adds to each row of `into`, `stride` floats apart, the row of `table` that its symbol (a 32-bit integer) names. */
export function addSymbolRows(
  into: usize,
  stride: i32,
  table: usize,
  symbols: usize,
  rows: i32,
  width: i32,
): void {
  const bytes = <usize>width * FLOAT;
  const skip = <usize>(stride - width) * FLOAT;
  for (let row = 0; row < rows; row++, symbols += 4, into += skip) {
    let from = table + <usize>load<u32>(symbols) * bytes;
    for (const end = from + bytes; from < end; from += VECTOR, into += VECTOR)
      v128.store(into, f32x4.add(v128.load(into), v128.load(from)));
  }
}

/** Adds each row of `matrix`, `stride` floats apart, to the row of `table` that its symbol names. */
export function scatterSymbolRows(
  table: usize,
  matrix: usize,
  stride: i32,
  symbols: usize,
  rows: i32,
  width: i32,
): void {
  const bytes = <usize>width * FLOAT;
  const skip = <usize>(stride - width) * FLOAT;
  for (let row = 0; row < rows; row++, symbols += 4, matrix += skip) {
    let to = table + <usize>load<u32>(symbols) * bytes;
    for (const end = to + bytes; to < end; to += VECTOR, matrix += VECTOR)
      v128.store(to, f32x4.add(v128.load(to), v128.load(matrix)));
  }
}
