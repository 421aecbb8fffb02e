/** What the compiled form must know of a network, and how a batch is laid out for it. */
import type { LossKind } from '../kernels/glsl/loss.ts';
import type { FlatBatch } from '../kernels/network.ts';
import type { Arena, Piece } from './arena.ts';
import type { CompiledModel } from './compiledModel.ts';
import { padded, type Layout } from './layout.ts';

export interface WasmNetwork {
  readonly model: CompiledModel;
  readonly layout: Layout;
  /** Symbols come as one index a step instead of `inputSize` features. */
  readonly input: 'values' | 'symbols';
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly outputSize: number;
  readonly loss: LossKind;
  /** Where the gradient stops on its way back; see `models/truncation.ts`. */
  readonly truncate?: number | undefined;
}

/** Where a batch lies for the kernels: `[time, rows]`, rows a multiple of four; what only fills up weighs nothing. */
export class BatchRoom {
  readonly rows: number;
  /** `[time, rows, width]` numbers, or `[time, rows]` 32-bit integers. */
  readonly inputs: Piece;
  readonly targets: Piece;
  /** The mask over the number of masked-in steps. */
  readonly weights: Piece;
  /** Numbers a step. */
  readonly width: number;

  constructor(
    arena: Arena,
    private readonly network: Pick<WasmNetwork, 'input' | 'inputSize'>,
    readonly batchSize: number,
    readonly timeSteps: number,
  ) {
    this.rows = padded(batchSize);
    this.width = network.input === 'symbols' ? 1 : padded(network.inputSize);
    const steps = this.rows * timeSteps;
    this.inputs = arena.floats(steps * this.width);
    this.targets = arena.floats(steps);
    this.weights = arena.floats(steps);
  }

  /**
   * @param batch at most as large as the room; sequences that are missing weigh nothing
   * @param masked how many steps are masked in, where the batch is a part of a larger one
   */
  fill({ batchSize, inputs, targets, mask }: FlatBatch, masked = countOf(mask)): void {
    const { rows, timeSteps, width, network } = this;
    const symbols = network.input === 'symbols';
    const features = symbols ? 1 : network.inputSize;
    const into: Float32Array | Int32Array = symbols ? this.inputs.integers() : this.inputs.values;
    const intoTargets = this.targets.values;
    const weights = this.weights.values;
    const share = 1 / Math.max(masked, 1);
    for (let t = 0; t < timeSteps; t++) {
      for (let b = 0; b < batchSize; b++) {
        const from = b * timeSteps + t;
        const to = t * rows + b;
        for (let k = 0; k < features; k++) into[to * width + k] = inputs[from * features + k]!;
        intoTargets[to] = targets[from]!;
        weights[to] = mask[from]! * share;
      }
      for (let b = batchSize; b < rows; b++) weights[t * rows + b] = 0;
    }
  }
}

/** How many steps a mask lets count. */
export function countOf(mask: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < mask.length; k++) sum += mask[k]!;
  return sum;
}
