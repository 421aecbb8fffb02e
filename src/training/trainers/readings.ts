/** What is read from a network while it trains, as plain data that travels to the page. */

/** One lane's values for the shown example. */
export interface LaneValues {
  readonly layer: number;
  /** The id of a `LaneSpec`. */
  readonly lane: string;
  /** `[time, units]` */
  readonly values: Float32Array;
}

/** More weights of attention, of all layers together, are not brought to the page: four megabytes. */
export const MOST_LOOKS = 2 ** 20;

/** Where one layer of a network with attention looked, for the shown example. */
export interface AttentionValues {
  readonly layer: number;
  readonly heads: number;
  /** `[heads, time, time]`: how much of each step (last axis) each step takes; every row adds up to 1. */
  readonly values: Float32Array;
}

/** What a network says to one sequence, and all that can be seen of how. */
export interface Reading {
  /** `[time, outputSize]`: values for mse, probabilities for binary and softmax. */
  readonly outputs: Float32Array;
  readonly lanes: readonly LaneValues[];
  /** One a layer; empty where there is no attention, or where all of it would be more than four megabytes. */
  readonly attention: readonly AttentionValues[];
}

/**
 * How far a loss of the shown example follows each step: the lengths of its gradients, all the way through everything that comes
 * after. 0 where nothing of a step reaches the loss, or less than 32-bit numbers hold.
 */
export interface GradientLengths {
  /** ‖∂loss/∂h_t‖ by the hidden states of each layer, the lowest first, each `[time]`. */
  readonly hidden: readonly Float32Array[];
  /**
   * The same by every other state that the layers hand on, in the model's order: for the LSTM by c. It counts what goes on through the h of the same step, too. Empty where h is all there is.
   */
  readonly others: readonly { readonly state: string; readonly byLayer: readonly Float32Array[] }[];
  /** ‖∂loss/∂x_t‖ by what is read, `[time]`; of a symbol, by all places of its one-hot row. */
  readonly inputs: Float32Array;
  /** Where backpropagation is truncated: the time steps of a chunk, over whose beginning nothing goes back. Absent without a cut. */
  readonly truncate?: number;
}

/** Whose error is followed back: that of one step alone, from 0, or that of all steps that count. */
export type ErrorOf = number | 'all';

/**
 * Of one step, the loss is that step's own, not divided by the number of those that count; of all, it is their mean, as in
 * training. Where one step counts, both are the same, and `of` names the step.
 */
export interface Gradients extends GradientLengths {
  readonly of: ErrorOf;
}

/** The network reading one held-out example, at one step of training. */
export interface Readout extends Reading {
  readonly step: number;
  /** Which of how many examples this is, from 0. */
  readonly example: number;
  readonly examples: number;
  /** Steps of this example, which may be shorter than others. */
  readonly timeSteps: number;
  readonly units: number;
  /** As in a batch of one: `[time, inputSize]` or symbol indices `[time]`. */
  readonly inputs: Float32Array;
  /** `[time]` */
  readonly targets: Float32Array;
  readonly mask: Float32Array;
  /**
   * Of the error at the last step that counts; in a training step looked at half by half, of all that count, as the step takes
   * them. Absent where nobody asked for them.
   */
  readonly gradients?: Gradients;
  /** Of the error that was asked for, where that is another. */
  readonly chosenGradients?: Gradients;
}

/** Results on the validation data, and on those of the test where there are some. Each array has one entry an evaluation. */
export interface Evaluations {
  readonly steps: Int32Array;
  /** Seconds of training up to each, without pauses and looks inside; absent where nobody measured. */
  readonly seconds?: Float32Array;
  readonly losses: Float32Array;
  readonly metrics: Float32Array;
  readonly test?: { readonly losses: Float32Array; readonly metrics: Float32Array };
}
