/** Growth and decay along a sequence of lengths, such as those of gradients. */

/** Lengths below are as good as none: 32-bit numbers that small have lost their digits. */
const FLOOR = 1e-37;

/**
 * The factor by which `values` change from one entry to the one before it: the slope of their logarithm by least squares. 0.9
 * shrinks by a tenth a step towards the beginning, 1 stays as it is.
 * @param values not negative; at least two
 */
export function backwardRate(values: ArrayLike<number>): number {
  const count = values.length;
  const middle = (count - 1) / 2;
  let up = 0;
  let down = 0;
  for (let t = 0; t < count; t++) {
    up += (t - middle) * Math.log(Math.max(values[t]!, FLOOR));
    down += (t - middle) ** 2;
  }
  return Math.exp(-up / down);
}
