/** The page's own charts over runs of any length: what a redraw costs, and what the run holds. */
import { lossCurves, metricCurve } from '../../../src/app/results/curves.ts';
import { normCurves } from '../../../src/app/results/normCurve.ts';
import { aloneOverlay } from '../../../src/app/race/overlay.ts';
import { createLineChart, type LineChartData } from '../../../src/charts/lineChart.ts';
import type { Theme } from '../../../src/charts/theme.ts';
import { RunSeries } from '../../../src/store/series.ts';
import type { ProblemInfo } from '../../../src/tasks/contract/problem.ts';

export interface Redraw {
  readonly step: number;
  /** The smallest and the median time of all three charts together, and the median for the points alone, in ms. */
  readonly leastMs: number;
  readonly ms: number;
  readonly pointsMs: number;
  readonly points: number;
  /** Bytes of the run's series. */
  readonly bytes: number;
}

const FRAME = 2000;
const REPEATS = 31;
const [WIDTH, HEIGHT] = [420, 220];

const line = (loss: number, label: string) => ({ loss, label });
const problem = {
  loss: 'mse',
  metric: { kind: 'accuracy', label: 'right' },
  baseline: line(0.17, 'always guess 1'),
  solved: line(0.01, 'solved'),
} as unknown as ProblemInfo;

const ink = 'rgb(20, 20, 20)';
const theme = {
  ink,
  inkSoft: ink,
  hairline: ink,
  background: 'rgb(255, 255, 255)',
  cell: ink,
  accent: ink,
  rem: 16,
};

/** Losses that fall and tremble, as a task's do. */
function bring(series: RunSeries, to: number): void {
  const made = (scale: number) => (_: unknown, k: number) =>
    (scale * (0.5 + Math.random())) / Math.sqrt(1 + (series.losses.length + k) / 500);
  while (series.losses.length < to) {
    const first = series.losses.length + 1;
    const evaluations = Array.from({ length: FRAME / 20 }, (_, k) => first + 20 * k + 19);
    series.append({
      number: 0,
      step: first + FRAME - 1,
      firstStep: first,
      losses: Float32Array.from({ length: FRAME }, made(0.2)),
      gradientNorms: Float32Array.from({ length: FRAME }, made(3)),
      clipNorms: new Float32Array(FRAME).fill(1),
      evaluations: {
        steps: Int32Array.from(evaluations),
        losses: Float32Array.from(evaluations, made(0.2)),
        metrics: Float32Array.from(evaluations, made(0.5)),
      },
      stepsPerSecond: 0,
    });
  }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** @param steps in rising order, by thousands */
export function redraws(steps: readonly number[]): Redraw[] {
  const series = new RunSeries();
  const boxes = Array.from({ length: 3 }, () => {
    const canvas = document.createElement('canvas');
    const box = document.createElement('div');
    Object.assign(box.style, { width: `${WIDTH}px`, height: `${HEIGHT}px` });
    box.append(canvas);
    document.body.append(box);
    return createLineChart(canvas, { scale: 'logarithmic', xLabel: 'x', yLabel: 'y' });
  });
  const found = steps.map((step): Redraw => {
    bring(series, step);
    const charts = (width: number): LineChartData[] => {
      const options = {
        theme: theme as unknown as Theme,
        width,
        color: ink,
        overlay: aloneOverlay(series, 'lstm'),
      };
      return [
        lossCurves(series, problem, options),
        metricCurve(series, problem, options),
        normCurves(series, 1, options),
      ];
    };
    const times: number[] = [];
    const pointTimes: number[] = [];
    for (let k = 0; k < REPEATS; k++) {
      const start = performance.now();
      const data = charts(boxes[0]!.width());
      pointTimes.push(performance.now() - start);
      data.forEach((each, at) => boxes[at]!.update(each, theme as unknown as Theme));
      times.push(performance.now() - start);
    }
    const points = charts(boxes[0]!.width()).flatMap(({ lines }) =>
      lines.flatMap((each) => each.points),
    ).length;
    return {
      step,
      leastMs: Math.min(...times),
      ms: median(times),
      pointsMs: median(pointTimes),
      points,
      bytes: series.byteLength,
    };
  });
  for (const chart of boxes) chart.destroy();
  return found;
}
