/** From a run's series to what the two charts draw. */
import { decimate, type Point } from '../../charts/decimate.ts';
import { formatLogTick, formatRound } from '../../text/numbers.ts';
import type { Line, LineChartData } from '../../charts/lineChart.ts';
import type { Theme } from '../../charts/theme.ts';
import { logBounds, logTicks, roundUp } from '../../charts/ticks.ts';
import {
  keptLines,
  heldOutPoints,
  isRace,
  marksOf,
  racingLines,
  xShown,
  type Overlay,
} from '../race/overlay.ts';
import { seedLines } from '../study/seedLines.ts';
import type { RunSeries } from '../../store/series.ts';
import type { LossKind, Metric } from '../../tasks/contract/measures.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';

/** The loss by its name, with its unit. */
export function lossName(kind: LossKind): string {
  return kind === 'mse' ? 'mean squared error' : 'cross-entropy (nats)';
}

/** The metric's name with its unit, for the axis. */
export function metricName(metric: Metric): string {
  switch (metric.kind) {
    case 'accuracy':
    case 'exact':
    case 'within':
      return `${metric.label} (%)`;
    case 'bits':
      return metric.label.includes('bit') ? metric.label : `${metric.label} (bits)`;
    case 'rmse':
      return `${metric.label}${metric.unit ? ` (${metric.unit})` : ''}`;
  }
}

/** Zero and less have no place on a log axis: they are drawn on its lower edge. */
function onLogAxis(points: readonly Point[], floor: number): Point[] {
  return points.map((point) => (point.y < floor ? { x: point.x, y: floor } : point));
}

function extent(values: Iterable<number>): [number, number] | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!(value > 0) || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high >= low ? [low, high] : undefined;
}

/** Radius of the dots: smaller where evaluations are many, none where they would run together. */
function dotFor(points: readonly Point[], { width, xMax }: { width: number; xMax: number }): number {
  const distance = (width * (points.at(-1)?.x ?? 0)) / xMax / Math.max(1, points.length - 1) || width;
  // By halves, so that it changes seldom.
  return distance < 3 ? 0 : Math.min(2.5, Math.round((2 * distance) / 2.5) / 2);
}

export interface CurveOptions {
  readonly color: string;
  readonly theme: Theme;
  /** Width of the plotting area in CSS pixels. */
  readonly width: number;
  /** What is shown beside the run's own curves. */
  readonly overlay: Overlay;
}

/** Of a label's letters, in CSS pixels, rather too much than too little. */
const LETTER = 7;

/** What the line of the trivial guess is called: that it is the baseline, too, where there is room for it. */
function baselineLabel(label: string, width: number): string {
  const named = `baseline: ${label}`;
  return named.length * LETTER <= width ? named : label;
}

/**
 * Training loss thin, validation loss with dots, the levels of the trivial guess and of a solved task, and quieter those of other
 * guesses; log scale. In a race, and with several seeds, only validation losses.
 */
export function lossCurves(series: RunSeries, problem: ProblemInfo, options: CurveOptions): LineChartData {
  const { color, theme, width, overlay } = options;
  const xMax = xShown(overlay);
  const room = { theme, width, xMax };
  const beside = keptLines(overlay, 'losses', problem, room);
  const seeds = seedLines(overlay, { of: 'losses', worst: Infinity }, room);
  const racing = seeds?.lines ?? (isRace(overlay) ? racingLines(overlay, 'losses', room) : []);
  const alone = racing.length === 0;
  const training = series.losses.outline();
  const train = alone ? decimate(training.steps, training.values, { domain: [0, xMax], buckets: width }) : [];
  const heldOut = alone ? heldOutPoints(series, 'losses', 'steps', room) : [];
  const levels = [
    { value: problem.baseline.loss, label: baselineLabel(problem.baseline.label, width) },
    { value: problem.solved.loss, label: problem.solved.label },
    ...(problem.others ?? []).map(({ loss, label }) => ({ value: loss, label, quiet: true })),
  ];
  const others = [...beside, ...racing];
  const points = [...train, ...heldOut, ...others.flatMap((line) => line.points)];
  const all = points.map(({ y }) => y).concat(levels.map(({ value }) => value));
  const [low, high] = extent(all) ?? [0.01, 1];
  const [min, max] = logBounds(low * 0.8, high * 1.2);
  const own: Line[] = [
    { key: 'training', points: onLogAxis(train, min), color, width: 1, dot: 0, opacity: 0.5 },
    {
      key: 'validation',
      points: onLogAxis(heldOut, min),
      color,
      width: 1.75,
      dot: dotFor(heldOut, room),
      opacity: 1,
    },
  ];
  const lines = [
    ...others.map((line) => ({ ...line, points: onLogAxis(line.points, min) })),
    ...(alone ? own : []),
  ];
  return {
    lines,
    ...(seeds && { bands: seeds.bands }),
    levels,
    marks: marksOf(overlay),
    xMax,
    y: { min, max, ticks: logTicks(min, max, 6), format: formatLogTick },
  };
}

/** Marks from 0 to a round number, at round distances. */
function linearTicks(max: number): number[] {
  const lead = Number(max.toExponential(1).split('e')[0]);
  const parts = lead === 1.5 || lead === 3 || lead === 6 ? 3 : lead === 1 || lead === 5 ? 5 : 4;
  return Array.from({ length: parts + 1 }, (_, k) => (k / parts) * max);
}

/** The metric on validation data: percent from 0 to 100, bits from 0, an error in units on a log scale. */
export function metricCurve(series: RunSeries, problem: ProblemInfo, options: CurveOptions): LineChartData {
  const { color, width, overlay } = options;
  const { metric, metricLines = [] } = problem;
  const xMax = xShown(overlay);
  const room = { theme: options.theme, width, xMax };
  const worst = metric.kind === 'rmse' || metric.kind === 'bits' ? Infinity : 0;
  const seeds = seedLines(overlay, { of: 'metrics', worst }, room);
  const racing = seeds?.lines ?? (isRace(overlay) ? racingLines(overlay, 'metrics', room) : []);
  const points = racing.length > 0 ? [] : heldOutPoints(series, 'metrics', 'steps', room);
  const own = { key: 'own', color, width: 1.75, dot: dotFor(points, room), opacity: 1, points };
  const lines = [...keptLines(overlay, 'metrics', problem, room), ...(racing.length > 0 ? racing : [own])];
  const levels = metricLines.map((line) => ({ ...line, quiet: true }));
  const base = { levels, marks: marksOf(overlay), xMax, ...(seeds && { bands: seeds.bands }) };
  if (metric.kind === 'accuracy' || metric.kind === 'exact' || metric.kind === 'within') {
    const y = {
      min: 0,
      max: 1,
      ticks: linearTicks(1),
      format: (value: number) => `${Math.round(100 * value)} %`,
    };
    return { ...base, lines, y };
  }
  const [low, high] = extent([
    ...lines.flatMap((line) => line.points.map(({ y }) => y)),
    ...levels.map(({ value }) => value),
  ]) ?? [0.1, 1];
  if (metric.kind === 'bits') {
    const max = roundUp(high);
    return { ...base, lines, y: { min: 0, max, ticks: linearTicks(max), format: formatRound } };
  }
  const [min, max] = logBounds(low * 0.8, high * 1.2);
  const y = { min, max, ticks: logTicks(min, max, 5), format: formatLogTick };
  return { ...base, lines: lines.map((line) => ({ ...line, points: onLogAxis(line.points, min) })), y };
}

/** The scale of the metric's axis. */
export function metricScale(metric: Metric): 'logarithmic' | 'linear' {
  return metric.kind === 'rmse' ? 'logarithmic' : 'linear';
}
