/** The contestants, in the order of the tables, each with what a reader must know of it. */
export const CONTESTANTS = [
  'unroll-webgl',
  'unroll-reference-webgl',
  'unroll-reference-cpu',
  'tf-layers-webgl',
  'tf-layers-wasm',
  'tf-layers-cpu',
  'brain-js',
] as const;

export type ContestantId = (typeof CONTESTANTS)[number];

/** One line under the table for each contestant that needs one. */
export const NOTES: Readonly<Partial<Record<ContestantId, string>>> = {
  'tf-layers-webgl':
    'tf-layers-*: the ready-made layers of TensorFlow.js 4.22, `optimizer.minimize` on the loss; its GRU resets before the product, Unroll’s after it.',
  'brain-js':
    'brain-js: cannot do this task (it predicts as many numbers as it reads, at every step) and has neither batches nor Adam; measured on the nearest it can do: the same sequences, one after another, the next row predicted at every step, its own RMSprop after every sequence.',
};
