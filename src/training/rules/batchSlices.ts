/** Parts of a batch, and batches made longer. */
import type { Batch } from '../../tasks/contract/batch.ts';

/** The sequences `from` up to, not including, `to`, as a batch of their own (copied). */
export function rowsOf(batch: Batch, from: number, to: number): Batch {
  const cut = (values: Float32Array) => {
    const width = values.length / batch.batchSize;
    return values.slice(from * width, to * width);
  };
  return {
    batchSize: to - from,
    timeSteps: batch.timeSteps,
    inputs: cut(batch.inputs),
    targets: cut(batch.targets),
    mask: cut(batch.mask),
  };
}

/** The batch with zeros after the end of each sequence, none of which count; itself where it has that many steps. */
export function padded(batch: Batch, timeSteps: number): Batch {
  if (batch.timeSteps === timeSteps) return batch;
  const { batchSize } = batch;
  const longer = (values: Float32Array) => {
    const width = values.length / (batchSize * batch.timeSteps);
    const result = new Float32Array(batchSize * timeSteps * width);
    for (let b = 0; b < batchSize; b++) {
      const from = b * batch.timeSteps * width;
      result.set(values.subarray(from, from + batch.timeSteps * width), b * timeSteps * width);
    }
    return result;
  };
  return {
    batchSize,
    timeSteps,
    inputs: longer(batch.inputs),
    targets: longer(batch.targets),
    mask: longer(batch.mask),
  };
}

/** The batch in parts of at most `size` sequences, in order. */
export function partsOf(batch: Batch, size: number): Batch[] {
  const parts: Batch[] = [];
  for (let from = 0; from < batch.batchSize; from += size) {
    parts.push(rowsOf(batch, from, Math.min(from + size, batch.batchSize)));
  }
  return parts;
}
