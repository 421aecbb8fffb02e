/** What can be had without looking at the input: an independent count to hold the trivial lines against. */
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { LossKind } from '../../../src/tasks/contract/measures.ts';

/** The mean of `lossAt` over the steps that count. */
export function scored(batch: Batch, lossAt: (at: number, step: number) => number): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < batch.mask.length; at++) {
    if (batch.mask[at] !== 1) continue;
    sum += lossAt(at, at % batch.timeSteps);
    count++;
  }
  return sum / count;
}

/** How often each class comes at each step among the answers that count, with a little added so that nothing is impossible: `[time][class]`. */
function chancesOf({ batchSize, timeSteps, targets, mask }: Batch, classes: number): Float64Array[] {
  const LITTLE = 0.1;
  return Array.from({ length: timeSteps }, (_, t) => {
    const counts = new Float64Array(classes).fill(LITTLE);
    for (let at = t; at < batchSize * timeSteps; at += timeSteps) counts[targets[at]!]! += mask[at]!;
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / all);
  });
}

function meansOf({ batchSize, timeSteps, targets, mask }: Batch): number[] {
  return Array.from({ length: timeSteps }, (_, t) => {
    let sum = 0;
    let count = 0;
    for (let at = t; at < batchSize * timeSteps; at += timeSteps) {
      sum += targets[at]! * mask[at]!;
      count += mask[at]!;
    }
    return sum / Math.max(count, 1);
  });
}

/** The loss on held-out data of the answer that suits the training data best among those that know only the step. */
export function blindLoss(training: Batch, heldOut: Batch, kind: LossKind, outputSize: number): number {
  if (kind === 'mse') {
    const means = meansOf(training);
    return scored(heldOut, (at, step) => (heldOut.targets[at]! - means[step]!) ** 2);
  }
  const chances = chancesOf(training, kind === 'binary' ? 2 : outputSize);
  return scored(heldOut, (at, step) => -Math.log(chances[step]![heldOut.targets[at]!]!));
}
