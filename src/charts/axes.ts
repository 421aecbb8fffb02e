/** Axes of the small drawings that are no heatmaps: a frame of round marks, with numbers to the left and below. */
import { snap, type Surface } from './canvas.ts';
import type { Theme } from './theme.ts';
import { roundMarks } from './ticks.ts';

export interface AxesOptions {
  /** What x and y span, in their own units. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Where x is marked, and how. */
  readonly xMarks: readonly { readonly at: number; readonly label: string }[];
  readonly formatY: (value: number) => string;
  /** Where y is marked; at round numbers where left out. */
  readonly yMarks?: readonly number[];
}

export interface Axes {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly font: number;
  x(value: number): number;
  /** Values beyond the axis are drawn on its edge. */
  y(value: number): number;
}

/** The size of the axes' text in CSS pixels. */
export function textSize(theme: Theme): number {
  return (12 * theme.rem) / 16;
}

/** How many marks fit on `width` pixels below each other's labels. */
export function marksThatFit(width: number, theme: Theme): number {
  return Math.max(2, Math.floor(width / (5 * textSize(theme))));
}

/** Draws the frame and says where values stand in it. */
export function drawAxes(surface: Surface, options: AxesOptions, theme: Theme): Axes {
  const { brush, width, height, ratio } = surface;
  const font = textSize(theme);
  brush.font = `${font}px ${getComputedStyle(brush.canvas).fontFamily}`;
  const [low, high] = options.y;
  const top = font / 2 + 2;
  const bottom = height - 1.6 * font;
  const most = Math.max(2, Math.floor((bottom - top) / (2.5 * font)));
  const marks = options.yMarks ?? roundMarks(low, high, most);
  const labels = marks.map(options.formatY);
  const left = Math.ceil(Math.max(2.5 * font, ...labels.map((label) => brush.measureText(label).width))) + 8;
  const right = width - 4;
  const [from, to] = options.x;
  const axes: Axes = {
    left,
    right,
    top,
    bottom,
    font,
    x: (value) => left + ((value - from) / (to - from || 1)) * (right - left),
    y: (value) =>
      bottom - ((Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * (bottom - top),
  };
  brush.fillStyle = theme.hairline;
  for (const mark of marks) brush.fillRect(left, snap(axes.y(mark), ratio), right - left, 1 / ratio);
  brush.fillStyle = theme.inkSoft;
  brush.textAlign = 'right';
  brush.textBaseline = 'middle';
  marks.forEach((mark, k) => brush.fillText(labels[k]!, left - 6, axes.y(mark)));
  brush.textBaseline = 'top';
  for (const { at, label } of options.xMarks) {
    const half = brush.measureText(label).width / 2;
    brush.textAlign = 'center';
    brush.fillText(label, Math.min(right - half, Math.max(left + half, axes.x(at))), bottom + 0.5 * font);
  }
  return axes;
}

/** A line through values, broken where one is no number. */
export function drawPath(
  { brush }: Surface,
  points: readonly (readonly [number, number])[],
  color: string,
  width: number,
): void {
  brush.strokeStyle = color;
  brush.lineWidth = width;
  brush.lineJoin = 'round';
  brush.beginPath();
  let drawing = false;
  for (const [x, y] of points) {
    if (!Number.isFinite(y)) drawing = false;
    else if (drawing) brush.lineTo(x, y);
    else {
      brush.moveTo(x, y);
      drawing = true;
    }
  }
  brush.stroke();
}
