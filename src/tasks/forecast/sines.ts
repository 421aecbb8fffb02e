/**
 * A sum of sines with some noise: a series whose pattern is known to the last digit, and which returns exactly.
 *
 * Periods are whole and all divide 120, so that the sum has a whole period, too. Periods, heights (0.5 to 1.5) and phases
 * come from a seed; the sum is scaled to deviation 1, and normal noise is added in that measure.
 */
import { createRandom } from '../../math/random.ts';

const PERIODS = [8, 10, 12, 15, 20, 24, 30, 40, 60] as const;
const COUNT = 1200;

export interface SinesOptions {
  /** How many sines, 1 to `MOST_SINES` of `limits.ts`. */
  readonly count: number;
  /** The deviation of the noise, in deviations of the sum. */
  readonly noise: number;
  readonly seed: number;
}

export interface Sines {
  readonly values: readonly number[];
  /** After so many values the sum, but for the noise, begins again. */
  readonly period: number;
  /** The periods of the sines. */
  readonly periods: readonly number[];
}

function commonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

export function sines({ count, noise, seed }: SinesOptions): Sines {
  const random = createRandom(seed);
  const left: number[] = [...PERIODS];
  const parts = Array.from({ length: count }, () => ({
    period: left.splice(random.integer(left.length), 1)[0]!,
    height: random.uniform(0.5, 1.5),
    phase: random.uniform(0, 2 * Math.PI),
  }));
  const deviation = Math.sqrt(parts.reduce((sum, { height }) => sum + height * height, 0) / 2);
  const values = Array.from({ length: COUNT }, (_, i) => {
    const sum = parts.reduce(
      (total, { period, height, phase }) => total + height * Math.sin((2 * Math.PI * i) / period + phase),
      0,
    );
    return sum / deviation + noise * random.normal();
  });
  const periods = parts.map(({ period }) => period);
  return { values, periods, period: periods.reduce(commonMultiple, 1) };
}
