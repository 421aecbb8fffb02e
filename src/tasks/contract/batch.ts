/** What a network is trained on and asked about: sequences side by side, and the answers that count. */

export interface Batch {
  readonly batchSize: number;
  readonly timeSteps: number;
  /** `[batch, time, inputSize]` for an input of values, `[batch, time]` of symbol indices for an input of symbols. */
  readonly inputs: Float32Array;
  /** `[batch, time]`: a value (mse), 0 or 1 (binary), or a class index (softmax). */
  readonly targets: Float32Array;
  /** `[batch, time]`: 1 where the answer counts, 0 where it does not. */
  readonly mask: Float32Array;
}

/** One sequence of a batch: the same arrays without the batch, as long as the sequence. */
export type Row = Pick<Batch, 'inputs' | 'targets' | 'mask'>;

/** What is right for one sequence, as long as it. */
export type Answers = Pick<Row, 'targets' | 'mask'>;

/** Asked at the last step only. */
export function answerAtEnd(timeSteps: number, target: number): Answers {
  const [targets, mask] = [new Float32Array(timeSteps), new Float32Array(timeSteps)];
  targets[timeSteps - 1] = target;
  mask[timeSteps - 1] = 1;
  return { targets, mask };
}

/** An empty batch of the problem's shape, to be filled. `features` is 1 for symbols. */
export function emptyBatch(batchSize: number, timeSteps: number, features: number): Batch {
  return {
    batchSize,
    timeSteps,
    inputs: new Float32Array(batchSize * timeSteps * features),
    targets: new Float32Array(batchSize * timeSteps),
    mask: new Float32Array(batchSize * timeSteps),
  };
}
