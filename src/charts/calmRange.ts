/**
 * Scales that follow their data calmly: they end on round numbers, grow at once when something would lie beyond them, and shrink
 * only when what they hold would fit a smaller one with room to spare. So a value that trembles about a round number leaves its
 * scale as it is.
 */

/** The factors of ten on which a scale may end: with these the largest value takes up at least half of it. */
const ROUND = [1, 2, 3, 5, 10];

/** How many times as large the values may be for a smaller scale to be taken. */
const SPARE = 1.25;

/** The first of 1, 2, 3, 5, 10, 20 … (and 0.5, 0.3, 0.2, 0.1 … below) that is not less than `size`, a positive number. */
export function roundEnd(size: number): number {
  const unit = 10 ** Math.floor(Math.log10(size));
  // A round number that is off in the last bit of its 32 must not take a scale one step further.
  const factor = ROUND.find((one) => one * unit >= size * (1 - 1e-6)) ?? 10;
  return Number((factor * unit).toPrecision(1));
}

/**
 * Where a scale ends that starts at zero, or reaches as far below as above.
 * @param size the largest size it has to hold; where that is not a positive number, the scale stays as it was
 * @param before where it ended until now, if there was one
 * @param least it never ends below this
 */
export function calmEnd(size: number, before: number | undefined, least = 0): number {
  if (!(size > 0) || !Number.isFinite(size)) return before ?? (least || 1);
  const fits = Math.max(least, roundEnd(size));
  if (before === undefined || fits > before) return fits;
  return Math.min(before, Math.max(least, roundEnd(size * SPARE)));
}

/** The largest size among numbers, those that are none left out; 0 where there is none. */
export function largestSize(values: Float32Array): number {
  let largest = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > largest && size < Infinity) largest = size;
  }
  return largest;
}
