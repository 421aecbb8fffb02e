/** Parts of a batch. */
import type { Batch } from '../tasks/task.ts';

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

/** The batch in parts of at most `size` sequences, in order. */
export function partsOf(batch: Batch, size: number): Batch[] {
  const parts: Batch[] = [];
  for (let from = 0; from < batch.batchSize; from += size) {
    parts.push(rowsOf(batch, from, Math.min(from + size, batch.batchSize)));
  }
  return parts;
}
