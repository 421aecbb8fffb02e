/**
 * Every message between the page and the training worker. Each carries the id of its run; messages of an old run are
 * dropped by whoever receives them. Arrays in frames and checkpoints are transferred, not copied.
 */
import type { DeviceInfo, GivenUp } from '../backend/device.ts';
import type { Experiment } from '../config/experiment.ts';
import type { ModelLane } from '../models/model.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import type { ProblemInfo } from '../tasks/contract/problem.ts';
import type { Checkpoint, LiveChange, LiveSettings } from '../training/trainers/checkpoint.ts';
import type { Bound } from '../training/run/stepLimit.ts';
import type { Finding, Question } from '../training/questions/kinds.ts';
import type { Pace } from '../training/questions/schedule.ts';
import type { Evaluations } from '../training/trainers/readings.ts';
import type { Snapshot } from '../training/trainers/snapshots.ts';
import type { TrainerForm } from '../training/trainers/trainer.ts';

export type { BackendId, DeviceInfo, GivenUp } from '../backend/device.ts';
export type { Checkpoint, LiveChange, LiveSettings } from '../training/trainers/checkpoint.ts';
export type { FreeRun } from '../training/questions/freeRun.ts';
export type { Bound } from '../training/run/stepLimit.ts';
export type { Refused } from '../training/questions/kind.ts';
export type { Finding, Found, KindId, Question } from '../training/questions/kinds.ts';
export type { Reply } from '../training/questions/prompt.ts';
export type { Sample } from '../training/questions/sample.ts';
export type { Pace } from '../training/questions/schedule.ts';
export type { LengthResult, LengthsFinding } from '../training/questions/lengths.ts';
export type {
  AttentionValues,
  ErrorOf,
  Evaluations,
  Gradients,
  LaneValues,
  Readout,
} from '../training/trainers/readings.ts';
export type { Snapshot } from '../training/trainers/snapshots.ts';
export type { TrainerForm } from '../training/trainers/trainer.ts';

/** Sent once a run can begin. */
export interface RunInfo {
  readonly problem: ProblemInfo;
  readonly device: DeviceInfo;
  readonly form: TrainerForm;
  readonly parameterCount: number;
  /** Lanes of the model for each layer, in the order of the score. */
  readonly lanes: readonly ModelLane[];
  /** False where no step hands its hidden state on to the next. */
  readonly recurrent?: boolean;
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
  /** For the same steps: how long the gradient was before it was clipped, and the clip norm that held (0 clips nothing). */
  readonly gradientNorms?: Float32Array;
  readonly clipNorms?: Float32Array;
  readonly evaluations: Evaluations;
  readonly stepsPerSecond: number;
  /** How many of the processor's cores computed the last step; left out where it is one. */
  readonly cores?: number;
}

/**
 * own-data, experiment: what was asked for cannot be done, however often it is tried. missing-file: a script or data of the site
 * did not arrive, which says nothing of device and experiment.
 */
export type FailureReason =
  'context-lost' | 'wrong-numbers' | 'crash' | 'missing-file' | 'own-data' | 'experiment';

export type ToWorker =
  | {
      readonly type: 'start';
      readonly run: number;
      readonly experiment: Experiment;
      readonly own?: OwnData;
      readonly checkpoint?: Checkpoint;
      readonly changes: readonly LiveChange[];
      /** What is not to be used any more, whatever the experiment says. */
      readonly givenUp: GivenUp;
      /** The form that trained before, so that a resumed run gives the same bits; left out at a beginning and after a move. */
      readonly form?: TrainerForm;
      /** Pause by itself after this step. */
      readonly untilStep?: number;
      /** Pause by itself at the evaluation by which the task counts as solved. */
      readonly untilSolved?: boolean;
      /** Judge the network of the checkpoint first: nobody has. */
      readonly judge?: boolean;
    }
  | { readonly type: 'play'; readonly run: number }
  | { readonly type: 'pause'; readonly run: number }
  | { readonly type: 'step'; readonly run: number }
  /** Train no further than this. */
  | { readonly type: 'limit'; readonly run: number; readonly bound: Bound }
  /** Train no faster than this; Infinity, as at the beginning of a run, is as fast as possible. */
  | { readonly type: 'speed'; readonly run: number; readonly stepsPerSecond: number }
  /** Use at most so many of the processor's cores; at its beginning a run uses as many as the experiment says. */
  | { readonly type: 'cores'; readonly run: number; readonly most: number }
  /** Other settings from the next step on, or from step `from` where that is later. */
  | {
      readonly type: 'change';
      readonly run: number;
      readonly settings: LiveSettings;
      readonly from?: number;
    }
  /** Come to rest for good: the run goes on in another worker. */
  | { readonly type: 'leave'; readonly run: number }
  /** Asks the network as it is now; answered once. */
  | { readonly type: 'ask'; readonly run: number; readonly id: number; readonly question: Question }
  /** Answered now, again at a multiple of its cost while the network learns, and at once when it rests. */
  | {
      readonly type: 'watch';
      readonly run: number;
      readonly id: number;
      readonly question: Question;
      readonly pace: Pace;
    }
  /** What was asked or watched is not wanted any more. */
  | { readonly type: 'forget'; readonly run: number; readonly id: number }
  | { readonly type: 'acknowledge'; readonly run: number; readonly frame: number };

export type FromWorker =
  | { readonly type: 'ready'; readonly run: number; readonly info: RunInfo }
  | { readonly type: 'frame'; readonly run: number; readonly frame: Frame }
  | { readonly type: 'checkpoint'; readonly run: number; readonly checkpoint: Checkpoint }
  /** The parameters after a step, for looking back; a run that resumes later does not bring it again. */
  | { readonly type: 'snapshot'; readonly run: number; readonly snapshot: Snapshot }
  | { readonly type: 'changed'; readonly run: number; readonly change: LiveChange }
  | {
      readonly type: 'answer';
      readonly run: number;
      readonly id: number;
      /** Training steps behind the network that was asked. */
      readonly step: number;
      readonly found: Finding;
    }
  | { readonly type: 'paused'; readonly run: number; readonly step: number }
  /** Answers `leave`: everything up to this step has been sent, and a checkpoint of it where it is not step 0. */
  | { readonly type: 'left'; readonly run: number; readonly step: number }
  | { readonly type: 'diverged'; readonly run: number; readonly step: number; readonly loss: number }
  | { readonly type: 'alive'; readonly run: number }
  | {
      readonly type: 'failed';
      readonly run: number;
      readonly reason: FailureReason;
      readonly message: string;
    };
