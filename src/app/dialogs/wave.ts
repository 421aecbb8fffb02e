/** A line drawn by hand, and the series that is read off it. */

/** How many values a line from edge to edge has. */
export const COLUMNS = 300;
/** A shorter line is too little to learn from. */
const LEAST = 100;
/** Ups and downs below this share of the height are those of an unsteady hand. */
const FLAT = 0.02;
/** The share that is held out of training, at the end. */
const HELD_OUT = 0.2;

/** A place on the drawing area: from its left (0) to its right (1), from its bottom (0) to its top (1). */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The height of the line in each column, 0 to 1; NaN where nothing is drawn. */
export type Heights = Float64Array;

export function emptyHeights(): Heights {
  return new Float64Array(COLUMNS).fill(NaN);
}

const within = (value: number) => Math.min(1, Math.max(0, value));
const columnOf = (x: number) => Math.min(COLUMNS - 1, Math.floor(within(x) * COLUMNS));

/** Draws a straight line between two places: every column passed gets its height, whatever was there before. */
export function drawTo(heights: Heights, from: Place, to: Place): void {
  const [first, last] = [columnOf(from.x), columnOf(to.x)];
  const steps = Math.abs(last - first);
  const [low, high] = [within(from.y), within(to.y)];
  for (let k = 0; k <= steps; k++) {
    const share = steps === 0 ? 1 : k / steps;
    heights[first + Math.sign(last - first) * k] = low + (high - low) * share;
  }
}

/** Lines to begin with. */
export const SHAPES = {
  sine: (x: number) => 0.5 + 0.4 * Math.sin(x * 12 * Math.PI),
  saw: (x: number) => 0.1 + 0.8 * ((x * 6) % 1),
  steps: (x: number) => 0.15 + 0.35 * (Math.floor(x * 12) % 3),
  beat: (x: number) => 0.5 + 0.2 * (Math.sin(x * 16 * Math.PI) + Math.sin(x * 12 * Math.PI)),
} as const;

export type Shape = keyof typeof SHAPES;

export function shaped(shape: Shape): Heights {
  return Float64Array.from({ length: COLUMNS }, (_, k) => SHAPES[shape](k / COLUMNS));
}

/** The drawn part with its gaps bridged by straight lines. */
function bridged(heights: Heights): number[] {
  const first = heights.findIndex((height) => !Number.isNaN(height));
  const last = heights.findLastIndex((height) => !Number.isNaN(height));
  if (first < 0) return [];
  const line = [...heights.subarray(first, last + 1)];
  for (let k = 1, before = 0; k < line.length; k++) {
    if (Number.isNaN(line[k])) continue;
    for (let gap = before + 1; gap < k; gap++)
      line[gap] = line[before]! + ((line[k]! - line[before]!) * (gap - before)) / (k - before);
    before = k;
  }
  return line;
}

function isFlat(line: readonly number[]): boolean {
  return Math.max(...line) - Math.min(...line) < FLAT;
}

/**
 * The series of a drawn line, from −1 at the bottom to 1 at the top, or a sentence on why it is none.
 * @param times how often the line comes in a row
 */
export function waveOf(
  heights: Heights,
  times: number,
): { readonly values: readonly number[] } | { readonly error: string } {
  const line = bridged(heights);
  if (line.length === 0) return { error: 'There is no line yet: draw one, or begin with a shape.' };
  if (line.length < LEAST)
    return {
      error: `The line is too short: it has ${line.length} values, and ${LEAST} are needed. Draw over at least a third of the width.`,
    };
  if (isFlat(line)) return { error: 'The line is flat, so there is nothing to learn: draw ups and downs.' };
  const values = Array.from(
    { length: times * line.length },
    (_, k) => Math.round(1000 * (2 * line[k % line.length]! - 1)) / 1000,
  );
  const cut = Math.floor(values.length * (1 - HELD_OUT));
  if (isFlat(values.slice(cut - 1)))
    return {
      error:
        'The last fifth of the line is flat, and there the network is judged: draw ups and downs there, too.',
    };
  if (isFlat(values.slice(0, cut)))
    return {
      error: 'The line is flat up to its last fifth, so there is nothing to learn: draw ups and downs.',
    };
  return { values };
}
