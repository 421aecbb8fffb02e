/**
 * A network in training by compiled kernels on the CPU: a training step is a few dozen calls over memory that is laid out
 * once. Equal to `referenceTrainer.ts` up to the order of additions. Nothing here waits: a loss is there when its step is.
 */
import { Arena, type Piece } from '../../backend/wasm/arena.ts';
import { findCell } from '../../backend/wasm/cells/index.ts';
import { readerOf, type Forward } from '../../backend/wasm/forward.ts';
import { layoutOf, pack } from '../../backend/wasm/layout.ts';
import type { WasmNetwork } from '../../backend/wasm/network.ts';
import { Training } from '../../backend/wasm/training.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Tensors } from '../../models/cell.ts';
import { initialise } from '../../models/initialisers.ts';
import type { Tensor } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import type { Network } from './network.ts';
import { judgeParts, ReadersByLength, readOne } from './batchReader.ts';
import type { Reading } from './readings.ts';
import { padded, partsOf } from '../rules/batchSlices.ts';
import {
  batchFor,
  partSize,
  type BatchGradient,
  type Evaluation,
  type GradientReader,
  type Trainer,
} from './trainer.ts';

/** The network as the compiled form sees it; null where a cell has no compiled form. */
export function wasmNetworkOf(network: Network, experiment: Experiment): WasmNetwork | null {
  const { model, specs, problem } = network;
  const { hiddenSize, layers, cellOptions } = experiment;
  const { inputSize, outputSize, loss } = problem;
  const cell = findCell(model.id, cellOptions);
  if (!cell) return null;
  const layout = layoutOf(cell, specs, { inputSize, hiddenSize, layers, outputSize });
  const input = problem.input.kind === 'symbols' ? 'symbols' : 'values';
  return { cell, layout, input, inputSize, hiddenSize, outputSize, loss };
}

/** The memory that a trainer is given. */
export { Arena };

export class WasmTrainer implements Trainer {
  readonly form = 'wasm';
  step: number;
  readonly heldOut: Batch;
  private readonly training: Training;
  private losses: number[] = [];
  private norms: number[] = [];
  gradientNorms = new Float32Array(0);
  /** Held-out sequences as they are judged: cut once, read at every evaluation. */
  private readonly heldOutParts: readonly Batch[];
  /** Reads held-out sequences. */
  private readonly evaluation: Forward;
  /** Reads one sequence, with parameters of its own: those of the training, or any others. */
  private readonly single: Forward;
  private readonly shown: Piece;
  private readonly longer: ReadersByLength<Forward>;

  /** @throws where there is not enough memory */
  constructor(
    readonly network: Network,
    readonly experiment: Experiment,
    public live: LiveSettings,
    private readonly compiled: WasmNetwork,
    /** All memory of the run. */
    readonly arena: Arena,
    checkpoint?: Checkpoint,
  ) {
    const { problem, specs } = network;
    const { batchSize, optimizer } = experiment;
    const { timeSteps } = problem;
    this.step = checkpoint?.step ?? 0;
    this.heldOut = network.heldOut;
    this.training = new Training(arena, compiled, { batchSize, timeSteps }, optimizer);
    this.evaluation = this.readerFor(partSize(experiment), timeSteps);
    this.heldOutParts = partsOf(this.heldOut, partSize(experiment));
    this.shown = arena.floats(this.training.parameters.length);
    this.single = this.readerFor(1, timeSteps, this.shown);
    this.longer = new ReadersByLength(experiment, timeSteps, (size, steps) => this.readerFor(size, steps));
    this.training.load(checkpoint?.parameters ?? initialise(specs, experiment), checkpoint?.moments ?? []);
  }

  train(): void {
    this.step++;
    const { learningRate, clipNorm } = this.live;
    const batch = batchFor(this.network.problem, this.experiment, this.step);
    this.losses.push(this.training.step(batch, { step: this.step, learningRate, clipNorm }));
    this.norms.push(this.training.norm);
  }

  get unreadLosses(): number {
    return this.losses.length;
  }

  readLosses(): Float32Array {
    const losses = Float32Array.from(this.losses);
    this.gradientNorms = Float32Array.from(this.norms);
    this.losses = [];
    this.norms = [];
    return losses;
  }

  evaluate(): Evaluation {
    return judgeParts(this.evaluation, this.network.problem, this.heldOut, this.heldOutParts);
  }

  judge(batch: Batch): Evaluation {
    const { problem } = this.network;
    const reader = this.longer.for(batch.timeSteps);
    const whole = padded(batch, reader.timeSteps);
    return judgeParts(reader, problem, whole, partsOf(whole, reader.batchSize));
  }

  read(batch: Batch, parameters?: Float32Array): Reading {
    this.show(parameters);
    return readOne(this.single, this.network, this.experiment.layers, batch);
  }

  async gradientReader(): Promise<GradientReader> {
    const { GradientRun } = await import('../../backend/wasm/gradients.ts');
    const { timeSteps } = this.network.problem;
    const single = new GradientRun(this.arena, this.compiled, timeSteps, this.shown.address);
    return (batch, parameters) => {
      this.show(parameters);
      return single.read(batch);
    };
  }

  batchGradient(batch: Batch): BatchGradient {
    return { loss: this.training.measure(batch), norm: this.training.norm };
  }

  stateGradients(batch: Batch): Float32Array[] {
    return this.training.readStateGradients(batch);
  }

  views(parameters = this.readParameters()): Tensors<Tensor> {
    return this.network.views(this.network.tf.tensor1d(parameters));
  }

  readParameters(): Float32Array {
    return this.training.readParameters();
  }

  checkpoint(): Checkpoint {
    return { step: this.step, ...this.training.save() };
  }

  /** Memory goes with the trainer. */
  dispose(): void {}

  /** A single sequence is read with these parameters from now on, or with those of the training as they are now. */
  private show(parameters?: Float32Array): void {
    this.shown.values.set(this.training.parameters.values);
    if (parameters) pack(this.compiled.layout, parameters, this.shown.values);
  }

  private readerFor(batchSize: number, timeSteps: number, parameters = this.training.parameters): Forward {
    return readerOf(this.arena, this.compiled, batchSize, timeSteps, parameters.address);
  }
}
