/** Which of several numbers are the better ones, for the colours of a grid. */
import type { Measure } from './measures.ts';

/** How good each number is among all, 0 to 1; undefined where there is none, or neither end is better. */
export function goodness(
  values: readonly (number | undefined)[],
  { less, scale }: Pick<Measure, 'less' | 'scale'>,
): readonly (number | undefined)[] {
  const place = (value: number) => (scale === 'logarithmic' ? Math.log(Math.max(value, 1e-300)) : value);
  const known = values.flatMap((value) => (value === undefined ? [] : [place(value)]));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return values.map((value) => {
    if (value === undefined || less === undefined) return undefined;
    const share = high > low ? (place(value) - low) / (high - low) : 0;
    return less ? 1 - share : share;
  });
}
