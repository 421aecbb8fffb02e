/** What can be had of written answers without reading the question. */
import type { Batch } from './contract/batch.ts';

/** What was never seen counts as seen this often, so that nothing is impossible. */
const UNSEEN = 0.5;

/** Calls `visit` for each step that counts, with its place: which step that counts it is of its sequence, from 0. */
function eachAnswer(
  { batchSize, timeSteps, targets, mask }: Batch,
  visit: (place: number, target: number) => void,
): void {
  for (let b = 0; b < batchSize; b++) {
    let place = 0;
    for (let at = b * timeSteps; at < (b + 1) * timeSteps; at++)
      if (mask[at] === 1) visit(place++, targets[at]!);
  }
}

/**
 * The mean loss, in nats a symbol, of whoever knows how often each symbol comes at each place of the answer, and nothing of
 * the question.
 * @param training counted; large enough that every place is in it
 * @param judged what it is judged by, no longer than the training data
 * @param classes how many different symbols an answer may hold
 */
export function lossByPlace(training: Batch, judged: Batch, classes: number): number {
  const places = training.timeSteps;
  const counts = new Float64Array(places * classes).fill(UNSEEN);
  const totals = new Float64Array(places).fill(UNSEEN * classes);
  eachAnswer(training, (place, target) => {
    counts[place * classes + target]!++;
    totals[place]!++;
  });
  let loss = 0;
  let asked = 0;
  eachAnswer(judged, (place, target) => {
    loss -= Math.log(counts[place * classes + target]! / totals[place]!);
    asked++;
  });
  return loss / asked;
}
