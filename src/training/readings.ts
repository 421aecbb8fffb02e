/** What is read from a network while it trains, as plain data that travels to the page. */

/** One lane's values for the shown example. */
export interface LaneValues {
  readonly layer: number;
  /** The id of a `LaneSpec`. */
  readonly lane: string;
  /** `[time, units]` */
  readonly values: Float32Array;
}

/** The network reading one held-out example, at one step of training. */
export interface Score {
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
  /** `[time, outputSize]`: values for mse, probabilities for binary and softmax. */
  readonly outputs: Float32Array;
  readonly lanes: readonly LaneValues[];
}

/** Held-out results. Each array has one entry an evaluation. */
export interface Evaluations {
  readonly steps: Int32Array;
  readonly losses: Float32Array;
  readonly metrics: Float32Array;
}

/** Text the network wrote by itself. */
export interface Sample {
  readonly step: number;
  readonly temperature: number;
  readonly prompt: string;
  readonly text: string;
}
