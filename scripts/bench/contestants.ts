import { PEERS } from './native/peer.ts';

/** The contestants that need a browser alone, in the order of the tables, each with what a reader must know of it. */
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

/** With those that need Python. */
export const ALL_CONTESTANTS = [...CONTESTANTS, ...PEERS] as const;

export type ContestantId = (typeof ALL_CONTESTANTS)[number];

const LAYERS =
  'the ready-made layers of TensorFlow.js 4.22, `optimizer.minimize` on the loss, which is read once a turn. Gradients are not clipped, and its GRU resets before the product (Unroll: clipped, reset after).';

/** What stands under the table for each contestant that needs it. */
export const NOTES: Readonly<Partial<Record<ContestantId, string>>> = {
  'unroll-wasm-cores':
    'unroll-wasm-cores: the same step with the help of the other cores, where it takes longer than 2 ms; shorter ones are computed by one core.',
  'tf-layers-webgl': `tf-layers: ${LAYERS}`,
  pytorch:
    'pytorch and jax: the same network, clipping and Adam, in the way that each is meant to be used (`scripts/bench/native/peer.py`); their GRU resets after the product, as Unroll’s. Held to one core; “-threads” has all. They run outside of the browser, with 256-bit vectors where WebAssembly has 128-bit ones.',
  'brain-js':
    'brain-js (2.0.0-beta.24) cannot do this task: its networks for numbers predict as many numbers as they read, at every step, and have neither batches nor Adam. Measured is the nearest they can do: the same 32 sequences one after another, the next row predicted at every step, an update by their own RMSprop after every sequence.',
};
