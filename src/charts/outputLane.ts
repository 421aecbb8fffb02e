/**
 * The output lane for values and bits: what the network says against what is right. Steps whose answer does not count
 * are drawn quieter. Symbols are drawn by `symbolLane.ts`.
 */
import { lineWidth, snap, type Surface } from './canvas.ts';
import { PADDING, scaleY } from './inputLane.ts';
import type { Theme } from './theme.ts';

export interface OutputValues {
  /** `[time]`: values, or the probability of a 1. */
  readonly outputs: Float32Array;
  /** `[time]` */
  readonly targets: Float32Array;
  /** `[time]`: 1 where the answer counts. */
  readonly mask: Float32Array;
  readonly timeSteps: number;
  readonly range: readonly [number, number];
}

/** How strongly a step is drawn whose answer does not count. */
const QUIET = 0.45;

/** Draws the answer as a line: full where the answer counts, quiet elsewhere. */
function drawSays(surface: Surface, data: OutputValues, y: (value: number) => number, theme: Theme): void {
  const { brush, width } = surface;
  const step = width / data.timeSteps;
  brush.strokeStyle = theme.accent;
  brush.lineJoin = 'round';
  for (const counted of [false, true]) {
    // From afar what is see-through cannot be seen: what counts is thicker there.
    if (theme.leastLine === 0) brush.globalAlpha = counted ? 1 : QUIET;
    brush.lineWidth = counted ? Math.max(2, 1.5 * theme.leastLine) : lineWidth(theme, 1.5);
    brush.beginPath();
    for (let t = 1; t < data.timeSteps; t++) {
      const both = data.mask[t]! > 0 && data.mask[t - 1]! > 0;
      const [from, to] = [data.outputs[t - 1]!, data.outputs[t]!];
      if (both !== counted || !Number.isFinite(from) || !Number.isFinite(to)) continue;
      brush.moveTo((t - 0.5) * step, y(from));
      brush.lineTo((t + 0.5) * step, y(to));
    }
    brush.stroke();
  }
  brush.globalAlpha = 1;
}

/** Values: a line of what is said; rings and, where few steps are asked, a dashed level for what is right. */
export function drawValues(surface: Surface, data: OutputValues, theme: Theme): void {
  const { brush, width, height } = surface;
  const { timeSteps, outputs, targets, mask } = data;
  const y = scaleY(data.range, PADDING + 2, height - PADDING - 2);
  const step = width / timeSteps;
  const asked: number[] = [];
  for (let t = 0; t < timeSteps; t++) if (mask[t]! > 0) asked.push(t);
  const few = asked.length <= 3;
  brush.strokeStyle = theme.inkSoft;
  brush.lineWidth = lineWidth(theme, 1);
  brush.setLineDash([3, 3]);
  brush.beginPath();
  asked.forEach((t, k) => {
    const level = y(targets[t]!);
    if (few) {
      brush.moveTo(0, level);
      brush.lineTo(width, level);
    } else if (k > 0 && asked[k - 1] === t - 1) {
      brush.lineTo((t + 0.5) * step, level);
    } else {
      brush.moveTo((t + 0.5) * step, level);
    }
  });
  brush.stroke();
  brush.setLineDash([]);

  drawSays(surface, data, y, theme);

  const radius = few ? 4 : Math.min(3, step / 3);
  if (!few && radius < 1.2) return;
  for (const t of asked) {
    const x = Math.min(width - radius - 1, (t + 0.5) * step);
    if (few && Number.isFinite(outputs[t]!)) {
      brush.fillStyle = theme.accent;
      brush.beginPath();
      brush.arc(x, y(outputs[t]!), 3, 0, 2 * Math.PI);
      brush.fill();
    }
    brush.strokeStyle = theme.ink;
    brush.lineWidth = lineWidth(theme, few ? 1.5 : 1);
    brush.beginPath();
    brush.arc(x, y(targets[t]!), radius, 0, 2 * Math.PI);
    brush.stroke();
  }
}

/** Bits: bars of the probability of a 1, a tick at the right answer, a triangle under every wrong one. */
export function drawBits(surface: Surface, data: OutputValues, theme: Theme): void {
  const { brush, width, height, ratio } = surface;
  const { timeSteps, outputs, targets, mask } = data;
  const room = 10;
  const y = scaleY([0, 1], PADDING, height - room);
  const step = width / timeSteps;
  const gap = step >= 4 ? Math.max(1, step * 0.12) : 0;
  brush.fillStyle = theme.hairline;
  brush.fillRect(0, snap(y(0.5), ratio), width, 1 / ratio);
  for (let t = 0; t < timeSteps; t++) {
    const says = outputs[t]!;
    if (!Number.isFinite(says)) continue;
    const left = snap(t * step + gap / 2, ratio);
    const barWidth = Math.max(1 / ratio, snap((t + 1) * step - gap / 2, ratio) - left);
    const asked = mask[t]! > 0;
    brush.globalAlpha = asked ? 1 : QUIET;
    brush.fillStyle = theme.accent;
    brush.fillRect(left, y(says), barWidth, y(0) - y(says));
    if (!asked) continue;
    brush.fillStyle = theme.ink;
    brush.fillRect(left, y(targets[t]!) - 1, barWidth, 2);
    if (says > 0.5 === targets[t]! > 0.5) continue;
    drawWrong(surface, (t + 0.5) * step, height - 1, Math.min(4, Math.max(1.5, step / 2)), theme);
  }
  brush.globalAlpha = 1;
}

/** The mark of a wrong step: a small triangle that points up at it. */
export function drawWrong({ brush }: Surface, x: number, bottom: number, half: number, theme: Theme): void {
  brush.fillStyle = theme.error;
  brush.beginPath();
  brush.moveTo(x - half, bottom);
  brush.lineTo(x + half, bottom);
  brush.lineTo(x, bottom - Math.max(4, half * 1.5));
  brush.fill();
}
