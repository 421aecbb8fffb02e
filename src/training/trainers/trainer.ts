/**
 * The contract of a trainer: one network in training, its parameters, the optimizer's moments and the step they have reached.
 * `reference.ts` computes by tensor operations on any backend, `fused.ts` by draws of our own on WebGL,
 * `wasm.ts` by compiled kernels on the CPU.
 *
 * The batch of step s is addressed by seed and s: a trainer resumed from a checkpoint draws what it would have drawn, and
 * checkpoints of one trainer resume in the other.
 */
import type { Experiment } from '../../config/experiment.ts';
import { createRandom, STREAM } from '../../math/random.ts';
import type { Tensors } from '../../models/cell.ts';
import type { Tensor } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Problem } from '../../tasks/contract/problem.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import type { Network } from './network.ts';
import type { GradientLengths, Reading } from './readings.ts';

/** Draws of our own, compiled kernels, or tensor operations: they differ in the last bits. */
export type TrainerForm = 'fused' | 'wasm' | 'reference';

/** What an examination of the network gives: the mean loss over the masked-in steps, and the problem's metric. */
export interface Evaluation {
  readonly loss: number;
  readonly metric: number;
}

/** The same on the validation data, and on the test data where there are some. */
export interface Judgement extends Evaluation {
  readonly test?: Evaluation;
}

/**
 * The gradients of the loss of one sequence, by the network as it is now, or by other parameters in place of its own. Waits for
 * the device.
 * @param batch a batch of one
 */
export type GradientReader = (batch: Batch, parameters?: Float32Array) => GradientLengths;

export interface BatchGradient {
  readonly loss: number;
  /** The length of the gradient, not yet clipped. */
  readonly norm: number;
}

export interface Trainer {
  readonly form: TrainerForm;
  readonly network: Network;
  readonly experiment: Experiment;
  /** The validation sequences: they judge the network and can be shown. */
  readonly heldOut: Batch;
  /** Steps done so far. */
  readonly step: number;
  live: LiveSettings;
  /** One update on a fresh batch. Its loss, taken before the update, waits to be read. */
  train(): void;
  /**
   * The same, to the last bit, with the help of other cores where it pays; there where it can be had. Messages are let in while
   * it waits for them.
   */
  trainTogether?(): Promise<void>;
  /** How many losses wait to be read. */
  readonly unreadLosses: number;
  /** The losses of the steps since the last call, oldest first. Waits for the device. */
  readLosses(): Float32Array;
  /** How long the gradients of the steps that `readLosses` gave last were, before they were clipped. */
  readonly gradientNorms: Float32Array;
  /** Loss and metric on the validation sequences, and on those of the test. Waits for the device. */
  evaluate(): Judgement;
  /** Loss and metric on sequences of any length, which may be longer than those of the training. Waits for the device. */
  judge(batch: Batch): Evaluation;
  /**
   * The network as it is now, reading one sequence: what it answers, `[time, outputSize]`, as values (mse) or probabilities,
   * every lane of the score, and where attention looked. Waits for the device.
   * @param batch a batch of one, of the trained length
   * @param parameters read with these in place of its own, as a flat vector in the model's order
   */
  read(batch: Batch, parameters?: Float32Array): Reading;
  /**
   * What reads the gradients that the score shows, in the form that the trainer computes in. Loaded here, so that the worker's
   * first script carries none.
   * @throws where there is not enough memory for it
   */
  gradientReader(): Promise<GradientReader>;
  /** Loss and gradient of a training batch as the step on it would have them, without an update. Waits for the device. */
  batchGradient(batch: Batch): BatchGradient;
  /**
   * How far the loss of a training batch follows the hidden states: ‖∂loss/∂h‖ of every step, over all sequences together, one
   * list of `time` numbers a layer. Absent where the form of the trainer cannot tell.
   */
  stateGradients?(batch: Batch): Float32Array[];
  /**
   * The answers alone to sequences of the training length, `[batch, time, outputSize]`, as values or logits. There where it
   * is much cheaper than tensor operations with `views`. Waits for the device.
   */
  readAnswers?(batch: Batch): Float32Array;
  /** The parameters by name as tensors, as they are now or as given (a flat vector); call inside `tf.tidy`. */
  views(parameters?: Float32Array): Tensors<Tensor>;
  /** The parameters as they are now, side by side in the order the model declares them. Waits for the device. */
  readParameters(): Float32Array;
  /** Everything a run resumes from. Waits for the device. */
  checkpoint(): Checkpoint;
  dispose(): void;
}

/** The network is evaluated at every step that this divides, and before the first. */
export const EVALUATE_EVERY = 20;

/** Sequences that judge are read in parts of a training batch, at least this many: memory stays that of a step. */
const SMALLEST_PART = 16;

export function partSize({ batchSize }: Experiment): number {
  return Math.max(SMALLEST_PART, batchSize);
}

/** Steps of all sequences together that are read at once where the sequences are long. */
const PART_STEPS = 2 ** 13;

/**
 * How many sequences of that many steps are read at once when they are judged: as many as while training, fewer where they
 * are so long that they would take more memory than a training batch does; a multiple of four.
 */
export function judgedTogether({ batchSize }: Experiment, trainedSteps: number, timeSteps: number): number {
  const steps = Math.max(PART_STEPS, batchSize * trainedSteps);
  const most = Math.max(SMALLEST_PART, batchSize);
  return Math.max(4, Math.min(most, Math.floor(steps / timeSteps)) & ~3);
}

/** The batch of a training step, from 1. */
export function batchFor(problem: Problem, { seed, batchSize }: Experiment, step: number): Batch {
  return problem.sample(createRandom(seed, STREAM.train, step), batchSize);
}
