/** What is drawn quietly behind: the values as they were before something was changed. */
import { lineWidth, type Surface } from './canvas.ts';
import { PADDING, scaleY } from './inputLane.ts';
import type { Theme } from './theme.ts';

export interface OriginalValues {
  /** `[time]` */
  readonly values: ArrayLike<number>;
  readonly timeSteps: number;
  readonly range: readonly [number, number];
}

/** A dotted line through the values. */
export function drawOriginalLine(
  surface: Surface,
  original: OriginalValues,
  theme: Theme,
  padding = PADDING,
): void {
  const { brush, width, height } = surface;
  const { values, timeSteps, range } = original;
  const y = scaleY(range, padding, height - padding);
  const step = width / timeSteps;
  brush.save();
  brush.strokeStyle = theme.inkSoft;
  brush.lineWidth = lineWidth(theme, 1.5);
  brush.setLineDash([1.5, 3]);
  brush.beginPath();
  for (let t = 0; t < timeSteps; t++) brush.lineTo((t + 0.5) * step, y(values[t]!));
  brush.stroke();
  brush.restore();
}

/** A tick under each step that was changed. */
export function drawChanged(
  surface: Surface,
  steps: readonly number[],
  timeSteps: number,
  theme: Theme,
): void {
  const { brush, width, height } = surface;
  const step = width / timeSteps;
  brush.fillStyle = theme.accent;
  for (const t of steps) brush.fillRect(t * step, height - 2, Math.max(2, step), 2);
}
