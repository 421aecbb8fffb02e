/** The input lane: bars with marks, or a line. Symbols are drawn by `symbolLane.ts`. */
import { lineWidth, snap, type Surface } from './canvas.ts';
import type { Theme } from './theme.ts';

export interface InputValues {
  /** `[time, features]` */
  readonly values: Float32Array;
  readonly timeSteps: number;
  readonly features: number;
  readonly range: readonly [number, number];
}

/** Room above the highest and below the lowest value, in CSS pixels. */
export const PADDING = 4;
/** Room under the bars for the marks. */
export const MARK_ROOM = 10;

/** Height at which a value of the range is drawn. */
export function scaleY(
  range: readonly [number, number],
  top: number,
  bottom: number,
): (value: number) => number {
  const [low, high] = range;
  return (value) =>
    bottom - ((Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * (bottom - top);
}

/** Bars of feature 0 from zero; where feature 1 is above 0.5 the bar has the accent's colour and a dot beneath. */
export function drawBars(surface: Surface, input: InputValues, marked: boolean, theme: Theme): void {
  const { brush, width, height, ratio } = surface;
  const { values, timeSteps, features, range } = input;
  const bottom = height - (marked ? MARK_ROOM : PADDING);
  const y = scaleY([Math.min(0, range[0]), range[1]], PADDING, bottom);
  const step = width / timeSteps;
  const gap = step >= 4 ? Math.max(1, step * 0.12) : 0;
  const base = snap(y(0), ratio);
  brush.fillStyle = theme.hairline;
  brush.fillRect(0, base, width, 1 / ratio);
  const isMarked = (t: number) => marked && features > 1 && values[t * features + 1]! > 0.5;
  const bar = (t: number) => {
    const value = values[t * features]!;
    if (!Number.isFinite(value)) return;
    const left = snap(t * step + gap / 2, ratio);
    const right = Math.max(left + 1 / ratio, snap((t + 1) * step - gap / 2, ratio));
    const end = y(value);
    brush.fillRect(
      left,
      Math.min(base, end),
      right - left,
      Math.max(Math.abs(base - end), value === 0 ? 0 : 1 / ratio),
    );
  };
  brush.fillStyle = theme.inkSoft;
  for (let t = 0; t < timeSteps; t++) if (!isMarked(t)) bar(t);
  brush.fillStyle = theme.accent;
  for (let t = 0; t < timeSteps; t++) {
    if (!isMarked(t)) continue;
    bar(t);
    brush.beginPath();
    brush.arc((t + 0.5) * step, height - MARK_ROOM / 2, 2.5, 0, 2 * Math.PI);
    brush.fill();
  }
}

/** The heights that changed bars had before, as outlines over them. */
export function drawBarsBefore(
  surface: Surface,
  before: Omit<InputValues, 'features'> & { readonly steps: readonly number[] },
  marked: boolean,
  theme: Theme,
): void {
  const { brush, width, height } = surface;
  const { values, timeSteps, range, steps } = before;
  const y = scaleY([Math.min(0, range[0]), range[1]], PADDING, height - (marked ? MARK_ROOM : PADDING));
  const step = width / timeSteps;
  brush.strokeStyle = theme.ink;
  brush.lineWidth = 1;
  brush.setLineDash([2, 2]);
  for (const t of steps)
    brush.strokeRect(t * step + 0.5, Math.min(y(0), y(values[t]!)), step - 1, Math.abs(y(0) - y(values[t]!)));
  brush.setLineDash([]);
}

/** A line through feature 0. */
export function drawInputLine(surface: Surface, input: InputValues, theme: Theme): void {
  const { brush, width, height } = surface;
  const y = scaleY(input.range, PADDING, height - PADDING);
  const step = width / input.timeSteps;
  brush.strokeStyle = theme.inkSoft;
  brush.lineWidth = lineWidth(theme, 1.5);
  brush.lineJoin = 'round';
  brush.beginPath();
  let drawing = false;
  for (let t = 0; t < input.timeSteps; t++) {
    const value = input.values[t * input.features]!;
    if (!Number.isFinite(value)) {
      drawing = false;
      continue;
    }
    if (drawing) brush.lineTo((t + 0.5) * step, y(value));
    else brush.moveTo((t + 0.5) * step, y(value));
    drawing = true;
  }
  brush.stroke();
}
