/** How fast positive numbers shrink or grow from step to step: a straight line through their logarithms. */

export interface Rate {
  /** What going one step back multiplies by: below 1 what comes from the end shrinks on its way to the beginning. */
  readonly factor: number;
  /**
   * How well the line fits: the share of the logarithms' variance that it explains, from 0 to 1; 1 where all numbers are the
   * same. A level that trembles has little to explain, and so a low one.
   */
  readonly r2: number;
  /** How many times as large as the smallest of the numbers the largest is. */
  readonly extent: number;
  /** First and last step of the fit, from 0. */
  readonly from: number;
  readonly to: number;
  /** The fitted value at a step. */
  at(step: number): number;
}

/** So many steps there must be for a rate to be said: a line through fewer says nothing. */
const FEWEST_SAID = 5;
/** A line that explains less of the variance of the logarithms misleads; docs/how-it-works.md says how that was measured. */
const LEAST_R2 = 0.8;
/** Where the largest is no more times as large as the smallest, the size is kept. */
const LEVEL = 1.05;

/** What may be said of a rate: nothing of too few steps; that the size is kept; that it shrinks or grows steadily; or neither. */
export function steadinessOf({ from, to, extent, r2 }: Rate): 'too few' | 'level' | 'steady' | 'unsteady' {
  if (to - from + 1 < FEWEST_SAID) return 'too few';
  if (extent <= LEVEL) return 'level';
  return r2 >= LEAST_R2 ? 'steady' : 'unsteady';
}

/** The factor of the steps before `end`, where one may be said. */
export function factorBefore(values: ArrayLike<number>, end: number): number | undefined {
  const rate = rateBefore(values, end);
  const is = rate && steadinessOf(rate);
  return is === 'level' || is === 'steady' ? rate!.factor : undefined;
}

const FEWEST = 3;
/** So little variance is rounding. */
const NO_VARIANCE = 1e-20;

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
  const logs = Array.from({ length: count }, (_, k) => Math.log(values[from + k]!));
  const middle = (from + to) / 2;
  const mean = logs.reduce((sum, y) => sum + y / count, 0);
  let along = 0;
  let squares = 0;
  let variance = 0;
  for (const [k, y] of logs.entries()) {
    const x = from + k - middle;
    along += x * y;
    squares += x ** 2;
    variance += (y - mean) ** 2;
  }
  const slope = along / squares;
  return {
    factor: Math.exp(-slope),
    r2: variance > NO_VARIANCE * count ? Math.min(1, (slope * along) / variance) : 1,
    extent: Math.exp(Math.max(...logs) - Math.min(...logs)),
    from,
    to,
    at: (step) => Math.exp(mean + slope * (step - middle)),
  };
}
