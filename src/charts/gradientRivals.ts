/** The gradients of networks that race, as lines over the bars of the first. */
import { heightOf, type Paint } from './gradientLane.ts';
import { lineWidth } from './canvas.ts';

export interface RivalLine {
  /** By the hidden states of the top layer, `[time]`. */
  readonly lengths: Float32Array;
  readonly color: string;
  readonly dash: readonly number[];
}

/** Another network, step by step as the bars are; it lies on the foot where nothing is left, and ends at what is no number. */
export function drawRival(paint: Paint, rival: RivalLine): void {
  const { surface, lane, theme, step, base, end, y } = paint;
  const { brush } = surface;
  const { lengths, color, dash } = rival;
  brush.save();
  brush.lineJoin = 'round';
  const own = lineWidth(theme, 2);
  for (const [stroke, width] of [
    [theme.wash, own + 2],
    [color, own],
  ] as const) {
    brush.strokeStyle = stroke;
    brush.lineWidth = width;
    brush.setLineDash(width > own ? [] : [...dash]);
    brush.beginPath();
    let broken = true;
    for (let t = 0; t < end; t++) {
      const length = lengths[t]!;
      if (!Number.isFinite(length)) {
        broken = true;
        continue;
      }
      const share = heightOf(length, lane.range);
      const height = share === undefined ? base + 1 : y(share);
      if (broken) brush.moveTo(t * step, height);
      brush.lineTo(t * step, height);
      brush.lineTo((t + 1) * step, height);
      broken = false;
    }
    brush.stroke();
  }
  brush.restore();
}
