/**
 * What the fused and the compiled trainer share: all buffers are made once, losses wait to be read, and the network reads through
 * readers of fixed sizes.
 */
import type { Experiment } from '../../config/experiment.ts';
import type { Tensors } from '../../models/cell.ts';
import { initialise } from '../../models/initialisers.ts';
import type { Tensor } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { padded, partsOf } from '../rules/batchSlices.ts';
import { judgeParts, ReadersByLength, readOne, type BatchReader } from './batchReader.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import type { Network } from './network.ts';
import type { Reading } from './readings.ts';
import { batchFor, partSize, type Evaluation, type Judgement } from './trainer.ts';

/** What a fast form must know of a network, beside its cell and where its parameters lie. */
export function shapeOf({ problem, truncate }: Network, { hiddenSize }: Experiment) {
  const { inputSize, outputSize, loss, input } = problem;
  const kind = input.kind === 'symbols' ? ('symbols' as const) : ('values' as const);
  return { input: kind, inputSize, hiddenSize, outputSize, loss, truncate };
}

/** Parameters and moments on the device, each a flat vector in the model's order here. */
interface Store {
  load(parameters: Float32Array, moments: readonly Float32Array[]): void;
  readParameters(): Float32Array;
  save(): { parameters: Float32Array; moments: Float32Array[] };
}

export abstract class FastTrainer<R extends BatchReader> {
  step: number;
  readonly heldOut: Batch;
  gradientNorms = new Float32Array(0);
  /** The step after which the optimizer began. */
  private momentsFrom = 0;
  /** Losses and gradients' lengths that were read from the device, and nobody has asked for yet. */
  protected losses: number[] = [];
  protected norms: number[] = [];
  protected abstract readonly training: Store;
  /** Reads sequences that judge, `partSize` at a time. */
  protected abstract readonly evaluation: R;
  /** Reads one sequence, with the parameters of the training or any others (see `show`). */
  protected abstract readonly single: R;
  /** The sequences that judge, as they are read: cut once, read at every evaluation. */
  private readonly heldOutParts: readonly Batch[];
  private readonly testParts: readonly Batch[];
  private readonly longer: ReadersByLength<R>;

  constructor(
    readonly network: Network,
    readonly experiment: Experiment,
    public live: LiveSettings,
    checkpoint: Checkpoint | undefined,
  ) {
    this.step = checkpoint?.step ?? 0;
    this.heldOut = network.heldOut;
    this.heldOutParts = partsOf(this.heldOut, partSize(experiment));
    this.testParts = network.test ? partsOf(network.test, partSize(experiment)) : [];
    this.longer = new ReadersByLength(experiment, network.problem.timeSteps, (size, steps) =>
      this.onDevice(() => this.makeReader(size, steps)),
    );
  }

  /** Reads sequences of up to that many steps with the parameters of the training. */
  protected abstract makeReader(batchSize: number, timeSteps: number): R;
  /** From now on a single sequence is read with these parameters, or with those of the training as they are now. */
  protected abstract show(parameters?: Float32Array): void;
  /** Does work on a device that others use, too. */
  protected abstract onDevice<Result>(work: () => Result): Result;
  /** Brings over what the device still holds of losses. */
  protected abstract drain(): void;

  protected readerFor(timeSteps: number): R {
    return this.longer.for(timeSteps);
  }

  /** Begins from the checkpoint, or from the start. */
  protected load(checkpoint: Checkpoint | undefined): void {
    const parameters = checkpoint?.parameters ?? initialise(this.network.specs, this.experiment);
    this.training.load(parameters, checkpoint?.moments ?? []);
    this.momentsFrom = checkpoint?.momentsFrom ?? 0;
  }

  /** Counts one step on: its batch, and the settings that hold for it; `step` as the optimizer counts. */
  protected nextStep(): [Batch, { step: number; learningRate: number; clipNorm: number }] {
    const step = ++this.step;
    const { learningRate, clipNorm } = this.live;
    const at = { step: step - this.momentsFrom, learningRate, clipNorm };
    return [batchFor(this.network.problem, this.experiment, step), at];
  }

  readLosses(): Float32Array {
    this.drain();
    const losses = Float32Array.from(this.losses);
    this.gradientNorms = Float32Array.from(this.norms);
    this.losses = [];
    this.norms = [];
    return losses;
  }

  evaluate(): Judgement {
    const { test } = this.network;
    const judged = this.judgeBy(this.evaluation, this.heldOut, this.heldOutParts);
    return test ? { ...judged, test: this.judgeBy(this.evaluation, test, this.testParts) } : judged;
  }

  judge(batch: Batch): Evaluation {
    const reader = this.readerFor(batch.timeSteps);
    const whole = padded(batch, reader.timeSteps);
    return this.judgeBy(reader, whole, partsOf(whole, reader.batchSize));
  }

  private judgeBy(reader: R, batch: Batch, parts: readonly Batch[]): Evaluation {
    return this.onDevice(() => judgeParts(reader, this.network.problem, batch, parts));
  }

  read(batch: Batch, parameters?: Float32Array): Reading {
    this.show(parameters);
    return this.onDevice(() => readOne(this.single, this.network, this.experiment.layers, batch));
  }

  views(parameters = this.readParameters()): Tensors<Tensor> {
    return this.network.views(this.network.tf.tensor1d(parameters));
  }

  readParameters(): Float32Array {
    return this.training.readParameters();
  }

  checkpoint(): Checkpoint {
    const { step, momentsFrom } = this;
    return { step, ...this.training.save(), ...(momentsFrom > 0 && { momentsFrom }) };
  }
}
