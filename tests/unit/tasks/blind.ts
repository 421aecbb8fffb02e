/** What can be had without looking at the input: an independent count to hold the trivial lines against. */
import type { Batch, LossKind } from '../../../src/tasks/task.ts';

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

/** How often each class comes at each step, with a little added so that nothing is impossible: `[time][class]`. */
function chancesOf({ batchSize, timeSteps, targets }: Batch, classes: number): Float64Array[] {
  const LITTLE = 0.1;
  return Array.from({ length: timeSteps }, (_, t) => {
    const counts = new Float64Array(classes).fill(LITTLE);
    for (let b = 0; b < batchSize; b++) counts[targets[b * timeSteps + t]!]!++;
    return counts.map((count) => count / (batchSize + LITTLE * classes));
  });
}

function meansOf({ batchSize, timeSteps, targets }: Batch): number[] {
  return Array.from({ length: timeSteps }, (_, t) => {
    let sum = 0;
    for (let b = 0; b < batchSize; b++) sum += targets[b * timeSteps + t]!;
    return sum / batchSize;
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
