/** A small line chart as SVG, each line named at its end. Readable on light and dark paper. */

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

type Scale = 'linear' | 'log';

interface Chart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly Series[];
  /** Logarithmic unless said otherwise, with a tick at every x of a point; linear ones have ticks of round numbers. */
  readonly xScale?: Scale;
  readonly yScale?: Scale;
  /** Whether each point has a dot. */
  readonly dots?: boolean;
}

const [WIDTH, HEIGHT] = [720, 400];
const PLOT = { left: 64, right: 580, top: 44, bottom: 350 } as const;
const COLOURS = ['#0b6e75', '#ab5007', '#6a3fa0', '#7a6c00', '#a3246e', '#4a5568'];
const LABEL_HEIGHT = 16;

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const round = (value: number) => String(Math.round(value * 10) / 10);

/** Powers of ten that enclose the values. */
function decades(values: readonly number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, k) => 10 ** (first + k));
}

/** Very small numbers as powers of ten. */
function tickText(tick: number): string {
  return tick !== 0 && Math.abs(tick) < 1e-4
    ? tick.toExponential(0)
    : tick.toLocaleString('en', { maximumFractionDigits: 4 });
}

/** Heights of the names at the lines' ends, moved apart where they would touch. */
function apart(heights: readonly number[]): number[] {
  const placed = [...heights];
  const order = heights.map((_, k) => k).toSorted((a, b) => heights[a]! - heights[b]!);
  for (const [rank, k] of order.entries()) {
    if (rank > 0) placed[k] = Math.max(placed[k]!, placed[order[rank - 1]!]! + LABEL_HEIGHT);
  }
  return placed;
}

/** About five round numbers that enclose the values. */
function roundTicks(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const rough = (high - low || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough)!;
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first;
  return Array.from({ length: count + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** @param chart every number above 0 where the scale is logarithmic */
export function linePicture(chart: Chart): string {
  const { title, xLabel, yLabel, series: all, xScale = 'log', yScale = 'log', dots = true } = chart;
  const series = all.filter(({ points }) => points.length > 0);
  const allX = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))].toSorted((a, b) => a - b);
  const allY = series.flatMap(({ points }) => points.map(([, y]) => y));
  const xs = xScale === 'log' ? allX : roundTicks(allX);
  const yTicks = yScale === 'log' ? decades(allY) : roundTicks(allY);
  const along = (scale: Scale, value: number, ticks: readonly number[], from: number, to: number) => {
    const on = scale === 'log' ? Math.log : (number: number) => number;
    const [low, high] = [on(ticks[0]!), on(ticks.at(-1)!)];
    return from + ((on(value) - low) / (high - low || 1)) * (to - from);
  };
  const x = (value: number) => along(xScale, value, xs, PLOT.left, PLOT.right);
  const y = (value: number) => along(yScale, value, yTicks, PLOT.bottom, PLOT.top);
  const names = apart(series.map(({ points }) => y(points.at(-1)![1])));

  const grid = yTicks.flatMap((tick) => [
    `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${round(y(tick))}" y2="${round(y(tick))}" stroke="#e4e0d9"/>`,
    `<text x="${PLOT.left - 8}" y="${round(y(tick) + 4)}" text-anchor="end">${tickText(tick)}</text>`,
  ]);
  const columns = xs.map(
    (value) => `<text x="${round(x(value))}" y="${PLOT.bottom + 20}" text-anchor="middle">${value}</text>`,
  );
  const lines = series.flatMap(({ name, points }, k) => {
    const colour = COLOURS[k % COLOURS.length]!;
    const path = points.map(([at, value]) => `${round(x(at))},${round(y(value))}`).join(' ');
    return [
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...(dots ? points : []).map(
        ([at, value]) => `<circle cx="${round(x(at))}" cy="${round(y(value))}" r="3" fill="${colour}"/>`,
      ),
      `<text x="${PLOT.right + 10}" y="${round(names[k]! + 4)}" fill="${colour}">${escape(name)}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="#1d2126">`,
    `<title>${escape(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbfaf8"/>`,
    `<text x="${PLOT.left}" y="20" font-weight="600">${escape(title)}</text>`,
    `<text x="8" y="${PLOT.top - 10}" fill="#5f6670">${escape(yLabel)}</text>`,
    `<text x="${(PLOT.left + PLOT.right) / 2}" y="${PLOT.bottom + 42}" text-anchor="middle" fill="#5f6670">${escape(xLabel)}</text>`,
    ...grid,
    ...columns,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}
