/** The length of every training step's gradient: what the chart draws, and what is said of it. */
import { decimate } from '../../charts/decimate.ts';
import { formatCount, formatLevel, formatLogTick, formatLoss } from '../../text/numbers.ts';
import type { Line, LineChartData } from '../../charts/lineChart.ts';
import { logBounds, logTicks } from '../../charts/ticks.ts';
import type { RunSeries } from '../../store/series.ts';
import { afterSteps } from './summary.ts';
import { marksOf, xShown } from '../race/overlay.ts';
import type { CurveOptions } from './curves.ts';

/** One training step. */
export interface NormRow {
  readonly step: number;
  /** Before it was clipped. */
  readonly norm: number;
  /** 0 where nothing was clipped. */
  readonly clipNorm: number;
}

function rowAt({ gradientNorms, clipNorms }: RunSeries, step: number): NormRow {
  return { step, norm: gradientNorms.values[step - 1]!, clipNorm: clipNorms.values[step - 1]! };
}

export function isClipped({ norm, clipNorm }: NormRow): boolean {
  return clipNorm > 0 && norm > clipNorm;
}

/** The newest step. */
export function newestNorm(series: RunSeries): NormRow | undefined {
  const steps = series.gradientNorms.length;
  return steps > 0 ? rowAt(series, steps) : undefined;
}

/** Steps spread evenly over the run, the first and the newest among them, at most `most`. */
export function normRows(series: RunSeries, most: number): NormRow[] {
  const steps = series.gradientNorms.length;
  const rows = Math.min(most, steps);
  return Array.from({ length: rows }, (_, k) =>
    rowAt(series, rows === 1 ? steps : 1 + Math.round((k * (steps - 1)) / (rows - 1))),
  );
}

/** The norm thin, darker where it was clipped; the clip norm as a level, and as a line of its own where it has changed. */
export function normCurves(series: RunSeries, clipNorm: number, options: CurveOptions): LineChartData {
  const { color, theme, width } = options;
  // Lengths belong to steps, whatever a race is run by.
  const overlay = { ...options.overlay, axis: 'steps' as const };
  const xMax = xShown(overlay);
  const how = { domain: [0, xMax], buckets: width } as const;
  const [norms, clips] = [series.gradientNorms.values, series.clipNorms.values];
  const all = decimate(undefined, norms, how);
  const clipped = decimate(
    undefined,
    norms.map((norm, k) => (clips[k]! > 0 && norm > clips[k]! ? norm : NaN)),
    how,
  );
  const limits = decimate(undefined, clips, how).map(({ x, y }) => ({ x, y: y > 0 ? y : NaN }));
  const changed = limits.some(({ y }) => y !== clipNorm);
  let low = Infinity;
  let high = -Infinity;
  for (const { y } of [...all, ...(changed ? limits : []), { y: clipNorm }]) {
    if (!(y > 0) || !Number.isFinite(y)) continue;
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  const [min, max] = high >= low ? logBounds(low * 0.8, high * 1.2) : [0.1, 10];
  const onAxis = (points: typeof all) => points.map(({ x, y }) => ({ x, y: y < min ? min : y }));
  const lines: Line[] = [
    { points: onAxis(all), color, width: 1, dot: 0, opacity: 0.6 },
    { points: onAxis(clipped), color: theme.ink, width: 1, dot: 0.75, opacity: 0.8 },
    ...(changed ? [{ points: limits, color: theme.inkSoft, width: 1, dot: 0, opacity: 1 }] : []),
  ];
  const levels = clipNorm > 0 ? [{ value: clipNorm, label: 'clip' }] : [];
  return {
    lines,
    levels,
    marks: marksOf(overlay),
    xMax,
    y: { min, max, ticks: logTicks(min, max, 5), format: formatLogTick },
  };
}

const RECENT = 100;

/** What the chart shows, in one sentence. */
export function normSentence(series: RunSeries, clipNorm: number): string {
  const newest = newestNorm(series);
  if (!newest) return 'No step yet: each training step has a gradient of its own length.';
  const when = afterSteps(newest.step).replace(/^./, (letter) => letter.toUpperCase());
  if (!Number.isFinite(newest.norm)) return `${when} the length of the gradient is no longer a number.`;
  const from = Math.max(0, newest.step - RECENT);
  let clipped = 0;
  for (let step = from + 1; step <= newest.step; step++) if (isClipped(rowAt(series, step))) clipped++;
  const count = newest.step - from;
  const of = newest.step <= RECENT ? `${formatCount(count)} steps` : `the last ${RECENT} steps`;
  const share =
    clipNorm === 0 && clipped === 0
      ? 'nothing is clipped'
      : `${clipped === 0 ? 'none' : formatCount(clipped)} of ${of} ${clipped === 1 ? 'was' : 'were'} clipped${clipNorm > 0 ? `; the clip norm is ${formatLevel(clipNorm)}` : ''}`;
  return `${when} the gradient is ${formatLoss(newest.norm)} long; ${share}.`;
}
