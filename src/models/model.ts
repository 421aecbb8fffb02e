/**
 * The contract of a model: from a batch of sequences to an answer at every step. Recurrent cells become models by
 * `recurrent.ts`; models that are not recurrent stand beside them in the same registry.
 */
import type { Description, LaneSpec, Tensors } from './cell.ts';
import type { Ops, Tensor, Tensor3D, Tensor4D } from './ops.ts';
import type { ParameterSpec } from './parameters.ts';
import type { OptionValues } from '../options/option.ts';
import type { Interventions } from './interventions.ts';

export interface ModelSize {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  readonly outputSize: number;
  /** The longest sequence it is trained on. */
  readonly timeSteps: number;
}

/** What a training step asks of the machine, as far as the model decides it: what the resource budget counts. */
export interface Workload {
  /** Multiply-adds of one step of one sequence, forward. */
  readonly multiplyAdds: number;
  /** Numbers kept of one step of one sequence until the way back is through. */
  readonly kept: number;
  /** Tensor operations of a whole training step, forward and back, whatever the batch. */
  readonly operations: number;
}

/** One lane of the score for a whole batch: `values` is `[batch, time, hidden]`. */
export interface Trace {
  readonly layer: number;
  readonly kind: 'state' | 'gate';
  readonly lane: LaneSpec;
  readonly values: Tensor3D;
}

/** Which steps a layer looked at, for a whole batch. */
export interface AttentionTrace {
  readonly layer: number;
  /** `[batch, heads, time, time]`: how much of each step (last axis) each step takes; every row adds up to 1. */
  readonly weights: Tensor4D;
}

/**
 * What a model carries from one call to the next: named tensors, one entry a layer or one for the whole model. Without it a call
 * begins anew.
 */
export type Carry = readonly Tensors<Tensor>[];

export interface Forward {
  /** `[batch, time, outputSize]`: values or logits. */
  readonly outputs: Tensor3D;
  readonly carry: Carry;
  /** Filled when asked for, else empty. */
  readonly traces: readonly Trace[];
  /** Filled when asked for, where the model has attention; else empty. */
  readonly attention: readonly AttentionTrace[];
}

export interface ForwardOptions {
  readonly options: OptionValues;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly carry?: Carry;
  readonly trace?: boolean;
  /** Truncated backpropagation through time, in a model that hands a state on; see `truncation.ts`. */
  readonly truncate?: number;
  /**
   * Interventions in the network while it reads, given even if there are none by whoever compares: a cell that could read all
   * steps at once goes step by step then.
   */
  readonly interventions?: Interventions;
  /**
   * Zeros `[batch, time, hidden]`, one tensor a layer, added to its hidden states before anything reads them: the gradient by
   * them is that by the hidden states.
   */
  readonly hiddenOffsets?: readonly Tensor3D[];
  /**
   * The same for the other states of a cell, by name, one entry a layer: added within the step, before the hidden state is made
   * of them. A cell that could read all steps at once goes step by step then.
   */
  readonly stateOffsets?: readonly Tensors<Tensor3D>[];
  /** Called at every time step or layer, forward and in the gradient, so that the outside knows a long call is alive. */
  readonly onProgress?: () => void;
}

/** A model without how it is computed: what the page and the budget ask of it. */
export interface ModelAbout extends Description {
  /** True where a step's hidden state is handed on to the next. */
  readonly recurrent: boolean;
  /** True where all time steps are computed at once instead of one after another. */
  readonly parallel: boolean;
  /**
   * True where what is carried grows with every step. Whoever lets such a model run on begins anew from time to time, within
   * the length it was trained on.
   */
  readonly carryGrows: boolean;
  parameters(size: ModelSize, options: OptionValues): readonly ParameterSpec[];
  workload(size: ModelSize, options: OptionValues): Workload;
  /** How many places each layer looks at apart, where it has attention; each head is a row of the score. */
  heads?(options: OptionValues): number;
}

export interface Model extends ModelAbout {
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
