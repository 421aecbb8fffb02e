/**
 * What the training worker and a worker that helps it say to each other: numbers only. Parameters and gradients lie as in the
 * kernels' memory, and their buffers are transferred.
 */
import type { FlatBatch } from '../../kernels/network.ts';
import type { NetworkPlan } from '../plan.ts';
import type { BatchSize } from '../slices.ts';
import type { SlicePart } from '../training.ts';

/** All that a helper must know of a run. */
export interface HelperPlan {
  /** The kernels, compiled. */
  readonly module: WebAssembly.Module;
  readonly network: NetworkPlan;
  /** Of a whole batch. */
  readonly size: BatchSize;
}

/** Some slices of a batch, one after the other. */
export interface SliceTask {
  readonly parameters: Float32Array;
  /** The number of the first slice. */
  readonly first: number;
  /** Each slice's rows. */
  readonly rows: readonly FlatBatch[];
  /** How many steps are masked in, in the whole batch. */
  readonly masked: number;
}

export type ToHelper =
  | { readonly type: 'plan'; readonly plan: HelperPlan }
  | { readonly type: 'slices'; readonly task: SliceTask };

export type FromHelper =
  | { readonly type: 'ready' }
  /** Of the task that was sent last, slice by slice. */
  | { readonly type: 'parts'; readonly parts: readonly SlicePart[] };
