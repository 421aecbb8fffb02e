/**
 * A network in training by compiled kernels on the CPU: a training step is a few dozen calls over memory that is laid out
 * once. Equal to `reference.ts` up to the order of additions. Nothing here waits: a loss is there when its step is.
 */
import { arrive } from '../../loading/arrive.ts';
import { Arena, type Piece } from '../../backend/wasm/arena.ts';
import { readerOf, type Forward } from '../../backend/wasm/forward.ts';
import { pack } from '../../backend/wasm/layout.ts';
import { findCompiled } from '../../backend/wasm/models.ts';
import type { WasmNetwork } from '../../backend/wasm/network.ts';
import { Training } from '../../backend/wasm/training.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import { FastTrainer, shapeOf } from './fastTrainer.ts';
import type { Network } from './network.ts';
import { partSize, type BatchGradient, type GradientReader, type Trainer } from './trainer.ts';

/** The network as the compiled form sees it; null where a model has no compiled form. */
export function wasmNetworkOf(network: Network, experiment: Experiment): WasmNetwork | null {
  const model = findCompiled(network.model.id, experiment.cellOptions);
  if (!model) return null;
  const shape = shapeOf(network, experiment);
  const layout = model.layout(network.specs, { ...shape, layers: experiment.layers });
  return { model, layout, ...shape };
}

/** The memory that a trainer is given. */
export { Arena };

export class WasmTrainer extends FastTrainer<Forward> implements Trainer {
  readonly form = 'wasm';
  protected readonly training: Training;
  protected readonly evaluation: Forward;
  protected readonly single: Forward;
  /** The parameters that a single sequence is read with. */
  private readonly shown: Piece;

  /** @throws where there is not enough memory */
  constructor(
    network: Network,
    experiment: Experiment,
    live: LiveSettings,
    private readonly compiled: WasmNetwork,
    /** All memory of the run. */
    readonly arena: Arena,
    checkpoint?: Checkpoint,
  ) {
    super(network, experiment, live, checkpoint);
    const { batchSize, optimizer } = experiment;
    const { timeSteps } = network.problem;
    this.training = new Training(arena, compiled, { batchSize, timeSteps }, optimizer);
    this.evaluation = this.makeReader(partSize(experiment), timeSteps);
    this.shown = arena.floats(this.training.parameters.length);
    this.single = this.makeReader(1, timeSteps, this.shown);
    this.load(checkpoint);
  }

  protected makeReader(batchSize: number, timeSteps: number, parameters = this.training.parameters): Forward {
    return readerOf(this.arena, this.compiled, batchSize, timeSteps, parameters.address);
  }

  protected onDevice<Result>(work: () => Result): Result {
    return work();
  }

  /** A loss is there when its step is. */
  protected drain(): void {}

  train(): void {
    this.losses.push(this.training.step(...this.nextStep()));
    this.norms.push(this.training.norm);
  }

  get unreadLosses(): number {
    return this.losses.length;
  }

  async gradientReader(): Promise<GradientReader> {
    const { GradientRun } = await arrive(() => import('../../backend/wasm/gradients.ts'));
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

  /** Memory goes with the trainer. */
  dispose(): void {}

  protected show(parameters?: Float32Array): void {
    this.shown.values.set(this.training.parameters.values);
    if (parameters) pack(this.compiled.layout, parameters, this.shown.values);
  }
}
