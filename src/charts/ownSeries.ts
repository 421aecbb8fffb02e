/** A visitor's series before it is learned from: oldest left, holes seen as such, and where the held-out part begins. */
import { drawAxes, drawPath, marksThatFit } from './axes.ts';
import { snap, type Surface } from './canvas.ts';
import { decimate } from './decimate.ts';
import { formatRound } from '../text/numbers.ts';
import type { Theme } from './theme.ts';
import { roundMarks } from './ticks.ts';

export interface SeriesPicture {
  /** Oldest first; NaN is a hole. */
  readonly values: Float64Array;
  /** The share of the values, at the end, that is held out. */
  readonly heldOut: number;
  /** When the first and the last value were measured, as written; values are counted where that is not known. */
  readonly ends: readonly [string, string] | undefined;
}

/** A value alone between two holes is a dot: a line of no length is not seen. */
function lonely(values: Float64Array, k: number): boolean {
  return !Number.isFinite(values[k - 1] ?? NaN) && !Number.isFinite(values[k + 1] ?? NaN);
}

function rangeOf(values: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  const air = (high - low || Math.abs(high) || 1) * 0.05;
  return [low - air, high + air];
}

export function drawSeries(surface: Surface, { values, heldOut, ends }: SeriesPicture, theme: Theme): void {
  const { brush, width, ratio } = surface;
  const count = values.length;
  const counted = () =>
    roundMarks(1, count, marksThatFit(width, theme))
      .filter((at) => Number.isInteger(at) && at > 0)
      .map((at) => ({ at, label: formatRound(at) }));
  const xMarks = ends ? [{ at: 1, label: ends[0] }, { at: count, label: ends[1] }] : counted(); // prettier-ignore
  const axes = drawAxes(
    surface,
    { x: [1, Math.max(2, count)], y: rangeOf(values), xMarks, formatY: formatRound },
    theme,
  );
  const start = snap(axes.x(count * (1 - heldOut) + 0.5), ratio);
  brush.fillStyle = theme.wash;
  brush.globalCompositeOperation = 'destination-over';
  brush.fillRect(start, axes.top, axes.right - start, axes.bottom - axes.top);
  brush.globalCompositeOperation = 'source-over';
  const points = decimate(undefined, values, {
    domain: [1, count + 1],
    buckets: Math.max(2, Math.floor(axes.right - axes.left)),
  });
  drawPath(
    surface,
    points.map(({ x, y }) => [axes.x(x), Number.isFinite(y) ? axes.y(y) : NaN] as const),
    theme.ink,
    1.25,
  );
  brush.fillStyle = theme.ink;
  const few = count <= (axes.right - axes.left) / 6;
  values.forEach((value, k) => {
    if (!Number.isFinite(value)) return;
    if (!few && !lonely(values, k)) return;
    brush.beginPath();
    brush.arc(axes.x(k + 1), axes.y(value), 1.75, 0, 2 * Math.PI);
    brush.fill();
  });
  // Holes: a mark at the foot each, as a gap of one value among thousands is narrower than a pixel.
  brush.fillStyle = theme.error;
  let last = -Infinity;
  values.forEach((value, k) => {
    if (Number.isFinite(value)) return;
    const x = Math.round(axes.x(k + 1));
    if (x === last) return;
    last = x;
    brush.fillRect(x - 1, axes.bottom - 5, 2, 5);
  });
}
