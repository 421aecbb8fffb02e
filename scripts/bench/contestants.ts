/** The contestants, in the order of the tables, each with what a reader must know of it. */
export const CONTESTANTS = [
  'unroll-webgl',
  'unroll-wasm',
  'unroll-wasm-cores',
  'unroll-reference-webgl',
  'unroll-reference-cpu',
  'tf-layers-webgl',
  'tf-layers-wasm',
  'tf-layers-cpu',
  'brain-js',
] as const;

export type ContestantId = (typeof CONTESTANTS)[number];

const LAYERS =
  'the ready-made layers of TensorFlow.js 4.22, `optimizer.minimize` on the loss, which is read once a turn. Gradients are not clipped, and its GRU resets before the product (Unroll: clipped, reset after).';

/** What stands under the table for each contestant that needs it. */
export const NOTES: Readonly<Partial<Record<ContestantId, string>>> = {
  'unroll-wasm-cores':
    'unroll-wasm-cores: the same step with the help of the other cores, where it takes longer than 2 ms; shorter ones are computed by one core.',
  'tf-layers-webgl': `tf-layers: ${LAYERS}`,
  'brain-js':
    'brain-js (2.0.0-beta.24) cannot do this task: its networks for numbers predict as many numbers as they read, at every step, and have neither batches nor Adam. Measured is the nearest they can do: the same 32 sequences one after another, the next row predicted at every step, an update by their own RMSprop after every sequence.',
};
