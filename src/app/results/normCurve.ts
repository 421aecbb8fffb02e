/** The length of every training step's gradient: what the chart draws, and what is said of it. */
import { decimate } from '../../charts/decimate.ts';
import { formatCount, formatLevel, formatLogTick, formatLoss } from '../../text/numbers.ts';
import type { Line, LineChartData } from '../../charts/lineChart.ts';
import { logBounds, logTicks } from '../../charts/ticks.ts';
import type { RunSeries } from '../../store/series.ts';
import type { Outline } from '../../store/series/stepSeries.ts';
import { afterSteps } from './summary.ts';
import { marksOf, xShown } from '../race/overlay.ts';
import type { CurveOptions } from './curves.ts';

/** One training step; or the mean of many, where these are only known together. */
export interface NormRow {
  /** The step, or the last of many. */
  readonly step: number;
  /** The first of many. */
  readonly from?: number;
  /** Before it was clipped. */
  readonly norm: number;
  /** 0 where nothing was clipped. */
  readonly clipNorm: number;
  /** Of many: the share that was clipped, from 0 to 1. */
  readonly clipped?: number;
}

function rowAt({ gradientNorms, clipNorms, clipped }: RunSeries, step: number): NormRow {
  const [norm, clipNorm] = [gradientNorms.at(step - 1), clipNorms.at(step - 1)];
  if (norm !== undefined && clipNorm !== undefined) return { step, norm, clipNorm };
  const stretch = Math.floor((step - 1) / gradientNorms.summary.width);
  const { from, to, mean, known } = gradientNorms.summary.stretch(stretch);
  return {
    step: to,
    from: from + 1,
    norm: mean,
    clipNorm: clipNorms.summary.stretch(stretch).high,
    clipped: clipped.stretch(stretch).known / known,
  };
}

export function isClipped({ norm, clipNorm, clipped }: NormRow): boolean {
  return clipped === undefined ? clipNorm > 0 && norm > clipNorm : clipped > 0;
}

/** "812", or where many steps are known together "mean of 1 to 4,096". */
export function stepsText({ step, from }: NormRow): string {
  return from === undefined ? formatCount(step) : `mean of ${formatCount(from)} to ${formatCount(step)}`;
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

/** What the curve of those that were clipped is drawn from. */
function clippedOutline({ gradientNorms, clipNorms, clipped }: RunSeries): Outline {
  const { steps, values } = gradientNorms.outline();
  if (steps) return clipped.outline();
  const clips = clipNorms.values;
  return {
    steps,
    values: Array.from(values, (norm, k) => (clips[k]! > 0 && norm > clips[k]! ? norm : NaN)),
  };
}

/** The norm thin, darker where it was clipped; the clip norm as a level, and as a line of its own where it has changed. */
export function normCurves(series: RunSeries, clipNorm: number, options: CurveOptions): LineChartData {
  const { color, theme, width } = options;
  // Lengths belong to steps, whatever a race is run by.
  const overlay = { ...options.overlay, axis: 'steps' as const };
  const xMax = xShown(overlay);
  const how = { domain: [0, xMax], buckets: width } as const;
  const line = ({ steps, values }: Outline) => decimate(steps, values, how);
  const all = line(series.gradientNorms.outline());
  const clipped = line(clippedOutline(series));
  const limits = line(series.clipNorms.outline()).map(({ x, y }) => ({ x, y: y > 0 ? y : NaN }));
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
  if (!newest) return 'No step yet: each training step has a gradient norm of its own.';
  const when = afterSteps(newest.step).replace(/^./, (letter) => letter.toUpperCase());
  if (!Number.isFinite(newest.norm)) return `${when} the gradient norm is no longer a number.`;
  const from = Math.max(0, newest.step - RECENT);
  let clipped = 0;
  for (let step = from + 1; step <= newest.step; step++) if (isClipped(rowAt(series, step))) clipped++;
  const count = newest.step - from;
  const of = newest.step <= RECENT ? `${formatCount(count)} steps` : `the last ${RECENT} steps`;
  const share =
    clipNorm === 0 && clipped === 0
      ? 'nothing is clipped'
      : `${clipped === 0 ? 'none' : formatCount(clipped)} of ${of} ${clipped === 1 ? 'was' : 'were'} clipped${clipNorm > 0 ? `; the clip norm is ${formatLevel(clipNorm)}` : ''}`;
  return `${when} the gradient norm is ${formatLoss(newest.norm)}; ${share}.`;
}
