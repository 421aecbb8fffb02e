/**
 * A line chart over training steps, by Chart.js used directly: only what is needed is registered, points come parsed and
 * decimated, nothing is animated. What decides the picture is handed over whole with each update.
 */
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
  type Plugin,
  type Scale,
} from 'chart.js';
import { drawBand, type BandPoint } from './band.ts';
import { drawingRatio, lineWidth } from './canvas.ts';
import { curveMap } from './curveMap.ts';
import type { Point } from './decimate.ts';
import { formatCount } from '../text/numbers.ts';
import { drawEndLabels, type LineEnd } from './endLabels.ts';
import { drawLevelLabels, drawLevels, type Level, type PlacedLevel } from './levels.ts';
import { drawMarks, type Mark } from './marks.ts';
import type { Theme } from './theme.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);

export interface Line {
  /** Names the line from one update to the next; its place does where absent. */
  readonly key?: string;
  readonly points: readonly Point[];
  readonly color: string;
  readonly width: number;
  /** Radius of the dot at each point; 0 draws none. */
  readonly dot: number;
  /** 0 to 1. */
  readonly opacity: number;
  /** Lengths of dashes and gaps; unbroken where absent. */
  readonly dash?: readonly number[];
  /** Stands at the line's end. */
  readonly label?: string;
}

export interface LineChartData {
  readonly lines: readonly Line[];
  /** Beneath the lines. */
  readonly bands?: readonly { readonly color: string; readonly points: readonly BandPoint[] }[];
  readonly levels: readonly Level[];
  /** Where settings changed under way. */
  readonly marks?: readonly Mark[];
  readonly xMax: number;
  readonly y: {
    readonly min: number;
    readonly max: number;
    readonly ticks: readonly number[];
    readonly format: (value: number) => string;
  };
}

export interface LineChart {
  update(data: LineChartData, theme: Theme): void;
  /** Width of the plotting area in CSS pixels: how many stretches to decimate into. */
  width(): number;
  destroy(): void;
}

export interface LineChartOptions {
  readonly scale: 'logarithmic' | 'linear';
  /** None where empty, as the other. */
  readonly xLabel: string;
  readonly yLabel: string;
}

/** The levels that are in sight, from the top down, with their heights in pixels. */
function placed(chart: Chart, levels: readonly Level[]): PlacedLevel[] {
  const y = chart.scales['y']!;
  return levels
    .filter(({ value }) => value >= y.min && value <= y.max)
    .map((level) => ({ ...level, height: Math.round(y.getPixelForValue(level.value)) + 0.5 }))
    .toSorted((a, b) => a.height - b.height);
}

/** Where the lines that have a name end, in pixels. */
function endsOf(chart: Chart, lines: readonly Line[]): LineEnd[] {
  const { x, y } = chart.scales as Record<'x' | 'y', Scale>;
  return lines.flatMap(({ label, color, points }) => {
    const last = points.findLast((point) => Number.isFinite(point.y) && point.x <= x.max);
    if (label === undefined || !last) return [];
    return [{ label, color, x: x.getPixelForValue(last.x), y: y.getPixelForValue(last.y) }];
  });
}

/** The points of all lines. */
function inPixels(chart: Chart, lines: readonly Line[]): [number, number][][] {
  const { x, y } = chart.scales as Record<'x' | 'y', Scale>;
  return lines.map(({ points }) =>
    points.map((point) => [x.getPixelForValue(point.x), y.getPixelForValue(point.y)]),
  );
}

function drawBands(chart: Chart, { bands = [] }: LineChartData): void {
  const { x, y } = chart.scales as Record<'x' | 'y', Scale>;
  for (const { color, points } of bands)
    drawBand(chart.ctx, points, {
      x: (step) => x.getPixelForValue(step),
      y: (value) => y.getPixelForValue(value),
      color,
      area: chart.chartArea,
    });
}

/** On a narrow chart fewer numbers stand under the axis, so that they do not run together. */
const NARROW = 280;
/** The width of a letter, in heights of the text. */
const LETTER = 0.6;
const X_TICKS = { narrow: 4, wide: 6 } as const;

/** Makes a chart on the canvas, whose parent gives it its size. */
export function createLineChart(canvas: HTMLCanvasElement, options: LineChartOptions): LineChart {
  let current: { data: LineChartData; theme: Theme } | undefined;
  const levels: Plugin<'line'> = {
    id: 'levels',
    beforeDatasetsDraw: (chart) => {
      if (!current) return;
      const { data, theme } = current;
      drawBands(chart, data);
      drawLevels(chart.ctx, placed(chart, data.levels), chart.chartArea, theme);
      const marks = (data.marks ?? []).map((mark) => ({
        ...mark,
        x: chart.scales['x']!.getPixelForValue(mark.x),
      }));
      drawMarks(chart.ctx, marks, chart.chartArea, theme);
    },
    afterDatasetsDraw: (chart) => {
      if (!current) return;
      const { data, theme } = current;
      const curves = curveMap(inPixels(chart, data.lines), chart.chartArea);
      const boxes = drawEndLabels(chart.ctx, endsOf(chart, data.lines), chart.chartArea, theme, curves);
      drawLevelLabels(chart.ctx, placed(chart, data.levels), chart.chartArea, theme, { boxes, curves });
    },
  };
  const config: ChartConfiguration<'line', Point[]> = {
    type: 'line',
    data: { datasets: [] },
    plugins: [levels],
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 4, right: 4 } },
      scales: {
        x: { type: 'linear', min: 0, title: { display: options.xLabel !== '', text: options.xLabel } },
        y: {
          type: options.scale,
          title: { display: options.yLabel !== '', text: options.yLabel },
          // One width for all charts of a column, so that their time axes stand under each other.
          afterFit: (axis: Scale) => {
            axis.width = Math.max(axis.width, 4.25 * (current?.theme.rem ?? 16));
          },
          afterBuildTicks: (axis: Scale) => {
            axis.ticks = (current?.data.y.ticks ?? []).map((value) => ({ value }));
          },
        },
      },
    },
  };
  const chart = new Chart(canvas, config);
  let styled = '';
  let datasets = new Map<string, ChartDataset<'line', Point[]>>();

  const style = (theme: Theme) => {
    const font = { size: (12 * theme.rem) / 16, family: getComputedStyle(canvas).fontFamily };
    for (const key of ['x', 'y'] as const) {
      const axis = chart.options.scales![key]!;
      const isX = key === 'x';
      axis.border = { display: false };
      axis.grid = { color: theme.hairline, drawTicks: false, display: !isX };
      const label = isX ? options.xLabel : options.yLabel;
      // Cut off, it would say something else.
      const fits = isX || label.length * LETTER * font.size <= chart.height - 4 * font.size;
      axis.title = { ...axis.title, display: label !== '' && fits, font, color: theme.inkSoft, padding: 2 };
      axis.ticks = {
        ...axis.ticks,
        font,
        color: theme.inkSoft,
        padding: 6,
        autoSkip: isX,
        maxRotation: 0,
        maxTicksLimit: isX ? X_TICKS[chart.width < NARROW ? 'narrow' : 'wide'] : 99,
        autoSkipPadding: 16,
        callback: (value) => (isX ? formatCount(Number(value)) : current!.data.y.format(Number(value))),
      };
    }
  };

  return {
    update(given, theme) {
      const data = { ...given, lines: given.lines.map((line) => seenFrom(theme, line)) };
      const size = `${chart.width < NARROW} ${chart.height}`;
      if (theme !== current?.theme || size !== styled) style(theme);
      styled = size;
      current = { data, theme };
      if (chart.currentDevicePixelRatio !== drawingRatio()) {
        chart.options.devicePixelRatio = drawingRatio();
        chart.resize();
      }
      chart.options.scales!['x']!.max = data.xMax;
      Object.assign(chart.options.scales!['y']!, { min: data.y.min, max: data.y.max });
      // The objects stay with their lines, as Chart.js keeps what it has built for each. It also keeps how dots look, so that
      // a line with other dots is another one.
      const before = datasets;
      datasets = new Map();
      chart.data.datasets = data.lines.map((line, k) => {
        const key = [line.key ?? k, line.color, line.dot].join(' ');
        const dataset = before.get(key) ?? { data: [] };
        datasets.set(key, dataset);
        Object.assign(dataset, {
          data: line.points,
          borderColor: withOpacity(line.color, line.opacity),
          backgroundColor: line.color,
          order: line.beneath ? 1 : 0,
          borderWidth: line.width,
          borderDash: [...(line.dash ?? [])],
          pointRadius: line.dot,
          pointBorderWidth: 0,
          // A point on an axis is drawn whole.
          clip: Math.max(line.dot, line.width),
        });
        return dataset;
      });
      chart.update('none');
    },
    width: () => Math.max(1, chart.chartArea?.width || canvas.clientWidth),
    destroy: () => chart.destroy(),
  };
}

/** From afar a line that stands back does so by its colour alone. */
const STANDS_BACK = 0.5;

function seenFrom(theme: Theme, line: Line): Line & { readonly beneath?: boolean } {
  if (theme.leastLine === 0) return line;
  const beneath = line.opacity <= STANDS_BACK;
  const color = beneath ? theme.inkSoft : line.color;
  const dash = line.dash?.map((length) => 2 * length);
  return { ...line, color, opacity: 1, width: lineWidth(theme, line.width), beneath, ...(dash && { dash }) };
}

/** A computed colour, `rgb(r, g, b)`, made see-through. */
function withOpacity(color: string, opacity: number): string {
  return opacity >= 1 ? color : color.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);
}
