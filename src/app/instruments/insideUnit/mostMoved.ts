/**
 * Which unit is looked into while nobody has chosen one: that whose hidden state moves most from time step to time step in the
 * shown sequence, Σ |h_t − h_{t−1}|. It is read off the score, and asks nothing of the network.
 */
import type { Readout } from '../../../worker/protocol.ts';

export function mostMoved({ lanes, units, timeSteps }: Readout, layer: number): number {
  const hidden = lanes.find((lane) => lane.layer === layer)?.values;
  if (!hidden) return 0;
  const moved = Array.from({ length: units }, (_, unit) => {
    let sum = 0;
    let before = 0;
    for (let t = 0; t < timeSteps; t++) {
      const now = hidden[t * units + unit]!;
      sum += Math.abs(now - before);
      before = now;
    }
    return sum;
  });
  return Math.max(0, moved.indexOf(Math.max(...moved)));
}
