/** How fast positive numbers shrink or grow from step to step: a straight line through their logarithms. */

export interface Rate {
  /** What going one step back multiplies by: below 1 what comes from the end shrinks on its way to the beginning. */
  readonly factor: number;
  /** First and last step of the fit, from 0. */
  readonly from: number;
  readonly to: number;
  /** The fitted value at a step. */
  at(step: number): number;
}

const FEWEST = 3;

/**
 * Fits `ln value ≈ a + b·step` by least squares over the longest stretch of positive numbers that ends right before step `end`.
 * @returns undefined where that has fewer than three
 */
export function rateBefore(values: ArrayLike<number>, end: number): Rate | undefined {
  const to = end - 1;
  let from = end;
  while (from > 0 && values[from - 1]! > 0 && Number.isFinite(values[from - 1]!)) from--;
  const count = end - from;
  if (count < FEWEST) return undefined;
  const middle = (from + to) / 2;
  let mean = 0;
  let along = 0;
  let squares = 0;
  for (let step = from; step <= to; step++) {
    const y = Math.log(values[step]!);
    mean += y / count;
    along += (step - middle) * y;
    squares += (step - middle) ** 2;
  }
  const slope = along / squares;
  return { factor: Math.exp(-slope), from, to, at: (step) => Math.exp(mean + slope * (step - middle)) };
}
