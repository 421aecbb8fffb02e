/** Several runs that differ by their seed alone, as one band: at each step the lowest, the median and the highest of them. */
import { median } from '../math/statistics.ts';
import type { Point } from './decimate.ts';

export interface SeedCurve {
  /** Ascending. */
  readonly steps: ArrayLike<number>;
  /** One a step. */
  readonly values: ArrayLike<number>;
  /** True where it goes no further: its last value then stands for it. */
  readonly over: boolean;
}

export interface BandPoint {
  readonly x: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export interface BandOptions {
  /** What counts where a run has no finite number: the worst that there is. */
  readonly worst: number;
  /** So many places at most, evenly spread. */
  readonly most: number;
}

/** How far the band goes: as far as every run that still goes on has come, or to the last step of all. */
function endOf(curves: readonly SeedCurve[]): number {
  const last = ({ steps }: SeedCurve) => steps[steps.length - 1] ?? -1;
  const underWay = curves.filter(({ over }) => !over);
  return underWay.length > 0 ? Math.min(...underWay.map(last)) : Math.max(-1, ...curves.map(last));
}

/** The steps of the curve that has the most of them up to `end`, thinned evenly; the last one stays. */
function placesOf(curves: readonly SeedCurve[], end: number, most: number): number[] {
  const longest = curves.reduce((a, b) => (b.steps.length > a.steps.length ? b : a));
  const steps = Array.from(longest.steps).filter((step) => step <= end);
  const every = Math.max(1, Math.ceil(steps.length / most));
  return steps.filter((_, k) => (steps.length - 1 - k) % every === 0);
}

/** The band; empty where there are fewer than two runs, or one of them has nothing yet. */
export function bandOf(curves: readonly SeedCurve[], { worst, most }: BandOptions): BandPoint[] {
  if (curves.length < 2 || curves.some(({ steps }) => steps.length === 0)) return [];
  const at = curves.map(() => 0);
  return placesOf(curves, endOf(curves), most).map((x) => {
    const values = curves.map(({ steps, values: all }, k) => {
      while (at[k]! + 1 < steps.length && steps[at[k]! + 1]! <= x) at[k]!++;
      const value = all[at[k]!]!;
      return Number.isFinite(value) ? value : worst;
    });
    return { x, low: Math.min(...values), median: median(values), high: Math.max(...values) };
  });
}

/** The line through the middle of a band. */
export function medianPoints(band: readonly BandPoint[]): Point[] {
  return band.map(({ x, median: y }) => ({ x, y }));
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What of the ink a band has. */
const SHADE = 0.16;

/**
 * Fills the band from its lowest to its highest line.
 * @param x and y take the band's numbers to pixels
 */
export function drawBand(
  brush: CanvasRenderingContext2D,
  band: readonly BandPoint[],
  { x, y, color, area }: { x(step: number): number; y(value: number): number; color: string; area: Area },
): void {
  if (band.length < 2) return;
  const within = (value: number) => {
    const pixel = y(value);
    // What has no place on the axis, such as an infinite loss, lies at its edge.
    if (Number.isFinite(pixel)) return Math.min(area.bottom, Math.max(area.top, pixel));
    return value > 0 ? area.top : area.bottom;
  };
  brush.save();
  brush.globalAlpha = SHADE;
  brush.fillStyle = color;
  brush.beginPath();
  for (const point of band) brush.lineTo(Math.min(area.right, x(point.x)), within(point.high));
  for (const point of band.toReversed()) brush.lineTo(Math.min(area.right, x(point.x)), within(point.low));
  brush.closePath();
  brush.fill();
  brush.restore();
}
