/**
 * The contract of a model: from a batch of sequences to an answer at every step. Recurrent cells become models by
 * `recurrent.ts`; models that are not recurrent stand beside them in the same registry.
 */
import type { Description, LaneSpec, Tensors } from './cell.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';
import type { ParameterSpec } from './parameters.ts';
import type { OptionValues } from '../options/option.ts';

export interface ModelSize {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  readonly outputSize: number;
}

/** One lane of the score for a whole batch: `values` is `[batch, time, hidden]`. */
export interface Trace {
  readonly layer: number;
  readonly kind: 'state' | 'gate';
  readonly lane: LaneSpec;
  readonly values: Tensor3D;
}

/** What a model carries from one call to the next, one entry a layer; an empty list is a model's own beginning. */
export type Carry = readonly Tensors<Tensor2D>[];

export interface Forward {
  /** `[batch, time, outputSize]`: values or logits. */
  readonly outputs: Tensor3D;
  readonly carry: Carry;
  /** Filled when asked for, else empty. */
  readonly traces: readonly Trace[];
}

export interface ForwardOptions {
  readonly options: OptionValues;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly carry?: Carry;
  readonly trace?: boolean;
  /** Called at every time step, forward and in the gradient, so that the outside knows a long call is alive. */
  readonly onProgress?: () => void;
}

export interface Model extends Description {
  parameters(size: ModelSize, options: OptionValues): readonly ParameterSpec[];
  /** Multiply-adds of one step of one sequence, forward: what the resource budget counts. */
  multiplyAdds(size: ModelSize, options: OptionValues): number;
  /** @param inputs `[batch, time, inputSize]` */
  forward(tf: Ops, parameters: Tensors<Tensor>, inputs: Tensor3D, how: ForwardOptions): Forward;
}

/** A quantity that can be shown for every layer, and what it is to the model. */
export interface ModelLane {
  readonly kind: 'state' | 'gate';
  readonly lane: LaneSpec;
}

/** The lanes of one layer in the order of the score: states, then gates. */
export function lanesOf(model: Pick<Model, 'states' | 'gates'>): ModelLane[] {
  return [
    ...model.states.map((lane) => ({ kind: 'state' as const, lane })),
    ...model.gates.map((lane) => ({ kind: 'gate' as const, lane })),
  ];
}
