/** Where a step stands: position codes, and which steps a step may look at. */
import type { Ops, Tensor, Tensor2D } from './ops.ts';

/** Far enough below any score that its exponential is 0, and still a number in 32 bits. */
const NEVER = -1e9;

/** The learned codes of positions `from` on, `[time, width]`; beyond the last that was learned, the last goes on. */
export function learnedPositions(tf: Ops, table: Tensor, from: number, timeSteps: number): Tensor2D {
  const [known, width] = table.shape as [number, number];
  if (from === 0 && timeSteps === known) return table as Tensor2D;
  const inside = Math.max(0, Math.min(known - from, timeSteps));
  const parts: Tensor2D[] = [];
  if (inside > 0) parts.push(tf.slice(table as Tensor2D, [from, 0], [inside, width]));
  if (inside < timeSteps)
    parts.push(tf.tile(tf.slice(table as Tensor2D, [known - 1, 0], [1, width]), [timeSteps - inside, 1]));
  return parts.length === 1 ? parts[0]! : tf.concat(parts);
}

/** `[time, past + time]`: 0 for the steps up to and including one's own, −10⁹ for later ones. */
export function causalMask(past: number, timeSteps: number): Float32Array {
  const reach = past + timeSteps;
  const mask = new Float32Array(timeSteps * reach);
  for (let t = 0; t < timeSteps; t++) mask.fill(NEVER, t * reach + past + t + 1, (t + 1) * reach);
  return mask;
}
