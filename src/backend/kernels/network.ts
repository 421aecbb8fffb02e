/** What the fused form must know of a network, and how a batch is laid out for it. */
import type { Atlas } from './atlas.ts';
import type { LossKind } from './glsl/loss.ts';
import { stepOrigin, layoutSize, type StepLayout } from './stepLayout.ts';

/** What draws must know of a network beside how its layers are computed. */
export interface NetworkShape {
  readonly atlas: Atlas;
  /** Symbols come as one index a step instead of `inputSize` features. */
  readonly input: 'values' | 'symbols';
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly outputSize: number;
  readonly loss: LossKind;
  /** Where the gradient stops on its way back; see `models/truncation.ts`. */
  readonly truncate?: number | undefined;
}

/** A batch in plain arrays, as the tasks give it: `[batch, time, features]` and twice `[batch, time]`. */
export interface FlatBatch {
  readonly batchSize: number;
  readonly timeSteps: number;
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
  readonly mask: Float32Array;
}

/** Rows of a batch's texture: the inputs. */
export function featuresOf({ input, inputSize }: NetworkShape): number {
  return input === 'symbols' ? 1 : inputSize;
}

/** Rows of a batch's texture: inputs, target and weight. */
export function batchRows(network: NetworkShape): number {
  return featuresOf(network) + 2;
}

/** How many texels hold a batch of that many sequences side by side. */
export function quadsOf(batchSize: number): number {
  return Math.ceil(batchSize / 4);
}

/**
 * Writes a batch into the texels of its texture. The weight of a step is its mask over the number of masked steps; sequences
 * that only fill up the last texel have weight 0.
 * @param masked how many steps are masked in, where the batch is a part of a larger one
 * @param into as large as the texture; texels of no step keep what they held
 */
export function packBatch(
  network: NetworkShape,
  line: StepLayout,
  batch: FlatBatch,
  into: Float32Array,
  masked = batch.mask.reduce((sum, value) => sum + value, 0),
): void {
  const { batchSize, timeSteps, inputs, targets, mask } = batch;
  const features = featuresOf(network);
  const rows = batchRows(network);
  const [width] = layoutSize(line, rows);
  const share = 1 / Math.max(masked, 1);
  for (let t = 0; t < timeSteps; t++) {
    const [x, y] = stepOrigin(line, t, rows);
    for (let b = 0; b < batchSize; b++) {
      const at = (y * width + x + (b >> 2)) * 4 + (b & 3);
      const row = b * timeSteps + t;
      for (let k = 0; k < features; k++) into[at + 4 * width * k] = inputs[row * features + k]!;
      into[at + 4 * width * features] = targets[row]!;
      into[at + 4 * width * (features + 1)] = mask[row]! * share;
    }
  }
}

/** Lengths of the gradients of the loss of one sequence, each `[time]`. */
export interface SequenceGradients {
  /** By the hidden states of each layer, the lowest first. */
  readonly hidden: readonly Float32Array[];
  /** By each further state of the cell, in its order. */
  readonly others: readonly { readonly state: string; readonly byLayer: readonly Float32Array[] }[];
  /** By what is read; of a symbol, by all places of its one-hot row. */
  readonly inputs: Float32Array;
  /** The time steps of a chunk, over whose beginning nothing goes back; absent without a cut. */
  readonly truncate?: number;
}
