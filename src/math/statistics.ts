/** Mean, spread and trend of a list of numbers. */

export interface Spread {
  readonly mean: number;
  /** The standard deviation of the list itself, divided by its length. */
  readonly deviation: number;
}

/** Mean and standard deviation; `{ 0, 0 }` for an empty list. */
export function spreadOf(values: ArrayLike<number>): Spread {
  const count = values.length;
  if (count === 0) return { mean: 0, deviation: 0 };
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i]! - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / count) };
}

/** The Euclidean length, added up in 64 bits. */
export function normOf(values: ArrayLike<number>): number {
  let squares = 0;
  for (let k = 0; k < values.length; k++) squares += values[k]! ** 2;
  return Math.sqrt(squares);
}

/** Smallest and largest of a list that is not empty. */
export function rangeOf(values: ArrayLike<number>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return [low, high];
}

/** How much of the variance a straight line through the values explains (R² of a linear fit over their index), 0 to 1. */
export function trendShare(values: ArrayLike<number>): number {
  const count = values.length;
  const { mean, deviation } = spreadOf(values);
  if (count < 2 || deviation === 0) return 0;
  const middle = (count - 1) / 2;
  let covariance = 0;
  for (let i = 0; i < count; i++) covariance += (i - middle) * (values[i]! - mean);
  covariance /= count;
  const indexVariance = (count * count - 1) / 12;
  return (covariance / deviation) ** 2 / indexVariance;
}

/** The middle of a list that is not empty; between two middles, their mean. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
