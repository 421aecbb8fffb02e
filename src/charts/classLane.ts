/** The output lane for a few classes: how sure the network is of each, step by step, and which is right where it is asked. */
import { lineWidth, snap, type Surface } from './canvas.ts';
import { entryOf } from './colorMaps.ts';
import { drawWrong } from './outputLane.ts';
import type { Theme } from './theme.ts';

export interface ClassValues {
  /** `[time, classes]`: probabilities. */
  readonly outputs: Float32Array;
  /** `[time]`: class indices. */
  readonly targets: Float32Array;
  /** `[time]`: 1 where the answer counts. */
  readonly mask: Float32Array;
  /** `[time]`: true at wrong answers. */
  readonly wrong: readonly boolean[];
  readonly timeSteps: number;
  readonly classes: number;
}

/** Room under the rows for the marks of wrong steps, in CSS pixels; what stands beside the lane leaves it out too. */
export const MARK_ROOM = 8;

/** Stretches of steps that are asked for the same class, as `[first, last, class]`. */
export function askedStretches({ targets, mask, timeSteps }: ClassValues): [number, number, number][] {
  const stretches: [number, number, number][] = [];
  for (let t = 0; t < timeSteps; t++) {
    if (!(mask[t]! > 0)) continue;
    const open = stretches.at(-1);
    if (open && open[1] === t - 1 && open[2] === targets[t]) open[1] = t;
    else stretches.push([t, t, targets[t]!]);
  }
  return stretches;
}

/** Draws a row for each class, the first on top. */
export function drawClasses(surface: Surface, data: ClassValues, theme: Theme): void {
  const { brush, width, height, ratio } = surface;
  const { outputs, timeSteps, classes, wrong } = data;
  const map = theme.sequential;
  const rowHeight = (height - MARK_ROOM) / classes;
  const x = (t: number) => snap((t * width) / timeSteps, ratio);
  const y = (k: number) => snap(k * rowHeight, ratio);
  for (let t = 0; t < timeSteps; t++) {
    for (let k = 0; k < classes; k++) {
      const entry = entryOf(map, outputs[t * classes + k]!, 0, 1) * 4;
      brush.fillStyle = `rgb(${map.bytes[entry]} ${map.bytes[entry + 1]} ${map.bytes[entry + 2]})`;
      brush.fillRect(x(t), y(k), x(t + 1) - x(t), y(k + 1) - y(k));
    }
  }
  brush.strokeStyle = theme.ink;
  brush.lineWidth = lineWidth(theme, 1.5);
  for (const [first, last, k] of askedStretches(data)) {
    brush.strokeRect(x(first) + 0.75, y(k) + 0.75, x(last + 1) - x(first) - 1.5, y(k + 1) - y(k) - 1.5);
  }
  const half = Math.min(4, Math.max(1.5, width / timeSteps / 2));
  for (let t = 0; t < timeSteps; t++) {
    if (wrong[t]) drawWrong(surface, ((t + 0.5) * width) / timeSteps, height - 1, half, theme);
  }
}
