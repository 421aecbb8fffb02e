/**
 * A network in training by compiled kernels on the CPU: a training step is a few dozen calls over memory that is laid out
 * once. Equal to `reference.ts` up to the order of additions. Nothing here waits: a loss is there when its step is.
 */
import { arrive } from '../../loading/arrive.ts';
import { Arena, type Piece } from '../../backend/wasm/arena.ts';
import { readerOf, type Forward } from '../../backend/wasm/forward.ts';
import { pack } from '../../backend/wasm/layout.ts';
import type { WasmNetwork } from '../../backend/wasm/network.ts';
import { networkOf, type NetworkPlan } from '../../backend/wasm/plan.ts';
import { Training } from '../../backend/wasm/training.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import { FastTrainer, shapeOf } from './fastTrainer.ts';
import type { Network } from './network.ts';
import { Sharing, type HelpFrom } from './sharing.ts';
import { partSize, type BatchGradient, type GradientReader, type Trainer } from './trainer.ts';

/** The network as plain data. */
function planOf(network: Network, experiment: Experiment): NetworkPlan {
  const { cellOptions: options, layers } = experiment;
  const { model, specs } = network;
  return { cell: model.id, options, specs, layers, ...shapeOf(network, experiment) };
}

/** The network as the compiled form sees it; null where a model has no compiled form. */
export function wasmNetworkOf(network: Network, experiment: Experiment): WasmNetwork | null {
  return networkOf(planOf(network, experiment));
}

/** The memory that a trainer is given. */
export { Arena };

export class WasmTrainer extends FastTrainer<Forward> implements Trainer {
  readonly form = 'wasm';
  protected readonly training: Training;
  protected readonly evaluation: Forward;
  protected readonly single: Forward;
  /** Where batches can be shared with other cores. */
  private readonly sharing: Sharing | undefined;
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
    /** Who else may compute, and how many cores; alone without. */
    help?: HelpFrom,
  ) {
    super(network, experiment, live, checkpoint);
    const { batchSize, optimizer } = experiment;
    const { timeSteps } = network.problem;
    this.training = new Training(arena, compiled, { batchSize, timeSteps }, optimizer);
    this.evaluation = this.makeReader(partSize(experiment), timeSteps);
    this.shown = arena.floats(this.training.parameters.length);
    this.single = this.makeReader(1, timeSteps, this.shown);
    this.load(checkpoint);
    const { training } = this;
    if (help && training.slices.count > 1) {
      const plan = {
        module: help.module,
        network: planOf(network, experiment),
        size: { batchSize, timeSteps },
      };
      this.sharing = new Sharing(training, plan, help);
    }
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

  async trainTogether(): Promise<void> {
    if (!this.sharing) return this.train();
    const [batch, at] = this.nextStep();
    const loss = await this.sharing.step(batch, at);
    this.losses.push(loss);
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
  dispose(): void {
    this.sharing?.dispose();
  }

  protected show(parameters?: Float32Array): void {
    this.shown.values.set(this.training.parameters.values);
    if (parameters) pack(this.compiled.layout, parameters, this.shown.values);
  }
}
