/** The two steps that make a general matrix ready for the QR iteration; both leave its eigenvalues as they are. */

/** A square matrix as rows that are changed in place. */
export type Rows = readonly Float64Array[];

const RADIX = 2;

/**
 * Scales rows and columns by powers of two until each row is about as long as its column (Parlett & Reinsch, "Balancing a
 * matrix", Numerische Mathematik 13, 1969): eigenvalues of matrices with large and small entries lose fewer digits.
 */
export function balance(rows: Rows): void {
  const n = rows.length;
  for (let settled = false; !settled;) {
    settled = true;
    for (let i = 0; i < n; i++) {
      let [row, column] = [0, 0];
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        column += Math.abs(rows[j]![i]!);
        row += Math.abs(rows[i]![j]!);
      }
      if (row === 0 || column === 0) continue;
      const before = row + column;
      let factor = 1;
      while (column < row / RADIX) [factor, column] = [factor * RADIX, column * RADIX * RADIX];
      while (column > row * RADIX) [factor, column] = [factor / RADIX, column / RADIX / RADIX];
      if ((column + row) / factor >= 0.95 * before) continue;
      settled = false;
      for (let j = 0; j < n; j++) rows[i]![j]! /= factor;
      for (let j = 0; j < n; j++) rows[j]![i]! *= factor;
    }
  }
}

/** Brings the matrix to zeros below its first subdiagonal, by Householder reflections from both sides. */
export function toHessenberg(rows: Rows): void {
  const n = rows.length;
  const mirror = new Float64Array(n);
  for (let k = 0; k < n - 2; k++) {
    let scale = 0;
    for (let i = k + 2; i < n; i++) scale += Math.abs(rows[i]![k]!);
    if (scale === 0) continue;
    scale += Math.abs(rows[k + 1]![k]!);
    let squares = 0;
    for (let i = k + 1; i < n; i++) squares += (mirror[i] = rows[i]![k]! / scale) ** 2;
    const length = mirror[k + 1]! > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
    const half = squares - mirror[k + 1]! * length;
    mirror[k + 1]! -= length;
    for (let j = k + 1; j < n; j++) {
      let sum = 0;
      for (let i = k + 1; i < n; i++) sum += mirror[i]! * rows[i]![j]!;
      for (let i = k + 1; i < n; i++) rows[i]![j]! -= (sum / half) * mirror[i]!;
    }
    for (const row of rows) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += row[j]! * mirror[j]!;
      for (let j = k + 1; j < n; j++) row[j]! -= (sum / half) * mirror[j]!;
    }
    rows[k + 1]![k] = scale * length;
    for (let i = k + 2; i < n; i++) rows[i]![k] = 0;
  }
}
