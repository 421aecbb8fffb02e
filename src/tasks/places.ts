/** What can be had of written answers without reading the question. */
import type { Batch } from './task.ts';

/**
 * The mean loss, in nats a symbol, of whoever knows how often each symbol comes at each place of the answer, counted from
 * its first step that counts. The batch is both what is counted and what is judged, so it must be large.
 */
export function lossByPlace({ batchSize, timeSteps, targets, mask }: Batch, classes: number): number {
  const counts = new Float64Array(timeSteps * classes);
  for (let b = 0; b < batchSize; b++) {
    let place = 0;
    for (let at = b * timeSteps; at < (b + 1) * timeSteps; at++)
      if (mask[at] === 1) counts[place++ * classes + targets[at]!]!++;
  }
  let loss = 0;
  let asked = 0;
  for (let place = 0; place < timeSteps; place++) {
    const here = counts.subarray(place * classes, (place + 1) * classes);
    const all = here.reduce((sum, count) => sum + count, 0);
    for (const count of here) if (count > 0) loss -= count * Math.log(count / all);
    asked += all;
  }
  return loss / asked;
}
