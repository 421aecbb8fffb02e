/**
 * Every message between the page and the training worker. Each carries the id of its run; messages of an old run are
 * dropped by whoever receives them. Arrays in frames and checkpoints are transferred, not copied.
 */
import type { Experiment } from '../config/experiment.ts';
import type { LaneSpec } from '../models/cell.ts';
import type { OwnData, ProblemInfo } from '../tasks/task.ts';

/** What may change while a run goes on. */
export interface LiveSettings {
  readonly learningRate: number;
  readonly clipNorm: number;
  /** The task's live options, such as the temperature of a sample. */
  readonly taskOptions: Experiment['taskOptions'];
}

/** A live change, applied before the update of that step, so that a resumed run makes it at the same place. */
export interface LiveChange {
  readonly step: number;
  readonly settings: LiveSettings;
}

/** All that a run needs to go on exactly: random numbers are addressed by seed and step, so the step is their state. */
export interface Checkpoint {
  readonly step: number;
  /** All parameters side by side, in the order the model declares them. */
  readonly parameters: Float32Array;
  /** The optimizer's moments, each as long as `parameters`. */
  readonly moments: readonly Float32Array[];
}

/** Where the run computes, and why there. */
export interface DeviceInfo {
  readonly backend: 'webgl' | 'cpu';
  /** The graphics card's name, or the processor's share: "Intel Iris Xe", "JavaScript on the CPU". */
  readonly name: string;
  /** True where WebGL is drawn in software. */
  readonly software: boolean;
  /** One sentence for the person. */
  readonly reason: string;
}

/** Sent once a run can begin. */
export interface RunInfo {
  readonly problem: ProblemInfo;
  readonly device: DeviceInfo;
  readonly parameterCount: number;
  /** Lanes of the model for each layer, in the order of the score. */
  readonly lanes: readonly { readonly kind: 'state' | 'gate'; readonly lane: LaneSpec }[];
}

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

/** What is new since the last frame. */
export interface Frame {
  readonly number: number;
  /** Steps done so far. */
  readonly step: number;
  /** The step of the first entry of `losses`; entry k is the loss of step `firstStep + k`. */
  readonly firstStep: number;
  /** The training loss of every step since the last frame. */
  readonly losses: Float32Array;
  readonly evaluations: Evaluations;
  readonly stepsPerSecond: number;
  readonly score?: Score;
  readonly sample?: Sample;
}

export type FailureReason = 'context-lost' | 'wrong-numbers' | 'no-backend' | 'crash' | 'own-data';

export type ToWorker =
  | {
      readonly type: 'start';
      readonly run: number;
      readonly experiment: Experiment;
      readonly own?: OwnData;
      readonly checkpoint?: Checkpoint;
      readonly changes: readonly LiveChange[];
      /** Set after GPU tries have failed: the backend to use whatever the experiment says. */
      readonly forceCpu?: string;
      readonly example: number;
      readonly play: boolean;
      /** Pause by itself after this step; for the command line. */
      readonly untilStep?: number;
    }
  | { readonly type: 'play'; readonly run: number }
  | { readonly type: 'pause'; readonly run: number }
  | { readonly type: 'step'; readonly run: number }
  | { readonly type: 'change'; readonly run: number; readonly settings: LiveSettings }
  | { readonly type: 'example'; readonly run: number; readonly example: number }
  | { readonly type: 'acknowledge'; readonly run: number; readonly frame: number };

export type FromWorker =
  | { readonly type: 'ready'; readonly run: number; readonly info: RunInfo }
  | { readonly type: 'frame'; readonly run: number; readonly frame: Frame }
  | { readonly type: 'checkpoint'; readonly run: number; readonly checkpoint: Checkpoint }
  | { readonly type: 'changed'; readonly run: number; readonly change: LiveChange }
  | { readonly type: 'paused'; readonly run: number; readonly step: number }
  | { readonly type: 'diverged'; readonly run: number; readonly step: number; readonly loss: number }
  | { readonly type: 'alive'; readonly run: number }
  | { readonly type: 'failed'; readonly run: number; readonly reason: FailureReason; readonly message: string };
