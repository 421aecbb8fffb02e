/**
 * Linear least squares by the normal equations, `(XᵀX + λI) w = Xᵀy`, solved by Cholesky's decomposition, and linear
 * autoregression on top of it (Yule 1927, who introduced it for the sunspot numbers).
 *
 * λ is `ridge` times the mean of the diagonal of XᵀX: so small that it changes nothing in a well-posed problem, large
 * enough that columns which repeat each other still give finite weights.
 */

const RIDGE = 1e-10;

/**
 * The weights that bring `X · w` closest to `targets`.
 * @param design `[rows, columns]`, row by row
 * @param targets `[rows]`
 * @returns `[columns]`
 */
export function leastSquares(
  design: Float64Array,
  targets: Float64Array,
  columns: number,
  ridge = RIDGE,
): Float64Array {
  const normal = new Float64Array(columns * columns);
  const right = new Float64Array(columns);
  for (let row = 0; row < targets.length; row++) {
    const at = row * columns;
    for (let i = 0; i < columns; i++) {
      const x = design[at + i]!;
      right[i]! += x * targets[row]!;
      for (let j = 0; j <= i; j++) normal[i * columns + j]! += x * design[at + j]!;
    }
  }
  let trace = 0;
  for (let i = 0; i < columns; i++) trace += normal[i * columns + i]!;
  const lambda = (ridge * trace) / columns + Number.MIN_VALUE;
  for (let i = 0; i < columns; i++) normal[i * columns + i]! += lambda;
  return solveCholesky(normal, right, columns);
}

/** Solves `A x = b` for a symmetric positive definite A, of which the lower triangle is read and overwritten. */
function solveCholesky(a: Float64Array, b: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * size + k]! * a[j * size + k]!;
      a[i * size + j] = i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / a[j * size + j]!;
    }
  }
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= a[i * size + k]! * x[k]!;
    x[i]! /= a[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= a[k * size + i]! * x[k]!;
    x[i]! /= a[i * size + i]!;
  }
  return x;
}

/** Predicts the value at `index` of a series from the `order` values before it. */
export interface Autoregression {
  readonly order: number;
  predict(series: ArrayLike<number>, index: number): number;
}

/**
 * Fits `value_t ≈ w₀ + Σ wₖ · value_{t−k}`, k = 1 … order, to a series.
 * @param series at least `order + 1` values
 */
export function fitAutoregression(series: Float64Array, order: number): Autoregression {
  const rows = series.length - order;
  const columns = order + 1;
  const design = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    design[row * columns] = 1;
    for (let k = 1; k <= order; k++) design[row * columns + k] = series[row + order - k]!;
  }
  const weights = leastSquares(design, series.subarray(order), columns);
  return {
    order,
    predict(values, index) {
      let sum = weights[0]!;
      for (let k = 1; k <= order; k++) sum += weights[k]! * values[index - k]!;
      return sum;
    },
  };
}
