/** A curve over time steps whose values can be picked: on a plain scale with a line at zero, or their sizes on a log scale. */
import { drawAxes, drawPath, marksThatFit, type Axes } from './axes.ts';
import { lineWidth, snap, type Surface } from './canvas.ts';
import { formatCount, formatLogTick, formatRound } from '../text/numbers.ts';
import type { Theme } from './theme.ts';
import { logBounds, logTicks, roundUp } from './ticks.ts';
import { timeTicks } from './timeTicks.ts';

export interface CurvePicture {
  /** `[time]` */
  readonly values: ArrayLike<number>;
  readonly scale: 'plain' | 'log';
  readonly color: string;
  readonly picked: number | undefined;
}

/** More steps have no dots of their own. */
const MOST_DOTS = 60;
/** How many marks a log axis has at most. */
const MOST_TICKS = 5;

/** From 0 to the farthest value on each side that has any. */
export function plainRange(values: ArrayLike<number>): [number, number] {
  let [low, high] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    low = Math.min(low, values[k]!);
    high = Math.max(high, values[k]!);
  }
  if (low === 0 && high === 0) return [0, 1];
  return [low < 0 ? -roundUp(-low) : 0, high > 0 ? roundUp(high) : 0];
}

/** Around all sizes that are not 0. */
export function logRange(values: ArrayLike<number>): [number, number] {
  const sizes = Array.from(values, Math.abs).filter((size) => size > 0);
  return sizes.length === 0 ? [0.1, 1] : logBounds(Math.min(...sizes), Math.max(...sizes));
}

/** Gives back where each value stands that can be drawn. */
export function drawCurve(
  surface: Surface,
  { values, scale, color, picked }: CurvePicture,
  theme: Theme,
): { x: number; y: number; index: number }[] {
  const { brush, width, ratio } = surface;
  const times = timeTicks(values.length, marksThatFit(width, theme));
  const [low, high] = scale === 'log' ? logRange(values) : plainRange(values);
  const axes: Axes = drawAxes(
    surface,
    {
      x: [1, values.length],
      xMarks: times.map((at) => ({ at, label: formatCount(at) })),
      ...(scale === 'log'
        ? {
            y: [Math.log10(low), Math.log10(high)],
            yMarks: logTicks(low, high, MOST_TICKS).map(Math.log10),
            formatY: (power: number) => formatLogTick(10 ** power),
          }
        : { y: [low, high], yMarks: [...new Set([low, 0, high])], formatY: formatRound }),
    },
    theme,
  );
  if (scale === 'plain') {
    const zero = snap(axes.y(0), ratio);
    drawPath(surface, [[axes.left, zero], [axes.right, zero]], theme.inkSoft, lineWidth(theme, 1)); // prettier-ignore
  }
  // Of 0 there is no logarithm: the line has a gap there.
  const heights = Array.from(values, (value) =>
    scale === 'log' ? (value === 0 ? NaN : axes.y(Math.log10(Math.abs(value)))) : axes.y(value),
  );
  const spots = heights.map((y, index) => ({ x: axes.x(index + 1), y, index }));
  drawPath(surface, spots.map(({ x, y }) => [x, y] as const), color, lineWidth(theme, 1.75)); // prettier-ignore
  const drawn = spots.filter(({ y }) => Number.isFinite(y));
  brush.fillStyle = color;
  for (const { x, y } of drawn.length > MOST_DOTS ? [] : drawn) {
    brush.beginPath();
    brush.arc(x, y, 2.25, 0, 2 * Math.PI);
    brush.fill();
  }
  const marked = drawn.find(({ index }) => index === picked);
  if (marked) {
    brush.strokeStyle = theme.ink;
    brush.lineWidth = 1.5;
    brush.beginPath();
    brush.arc(marked.x, marked.y, 5, 0, 2 * Math.PI);
    brush.stroke();
  }
  return drawn;
}
