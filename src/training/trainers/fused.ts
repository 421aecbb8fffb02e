/**
 * A network in training by draws of our own on WebGL: a fixed list of draws a step over textures that are made once, where
 * tensor operations would be thousands. Equal to `reference.ts` up to the order of additions.
 */
import { arrive } from '../../loading/arrive.ts';
import { pack } from '../../backend/kernels/atlas.ts';
import type { Purpose } from '../../backend/kernels/cellKernel.ts';
import { ref, type Ref, type Texture } from '../../backend/kernels/draw.ts';
import { ForwardPlan } from '../../backend/kernels/forwardPlan.ts';
import { Gpu } from '../../backend/kernels/gpu.ts';
import { findFused } from '../../backend/kernels/index.ts';
import type { Form, FusedNetwork } from '../../backend/kernels/layers.ts';
import { steppedForm } from '../../backend/kernels/steppedForm.ts';
import { RING, TrainingPlan } from '../../backend/kernels/trainingPlan.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { partsOf } from '../rules/batchSlices.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import { FastTrainer, shapeOf } from './fastTrainer.ts';
import { passesFusedSelfTest } from './fusedSelfTest.ts';
import type { Network } from './network.ts';
import { partSize, type BatchGradient, type GradientReader, type Trainer } from './trainer.ts';

/**
 * Draws are only queued: without a limit, a slow card would be handed minutes of work before anybody looked, and a pause
 * would be heard as late.
 */
const QUEUE_MS = 40;

/** How the layers of a model with these options are drawn; null where a model has no fused form. */
export async function formOf(model: string, options: Experiment['cellOptions']): Promise<Form | null> {
  const kernel = findFused(model, options);
  if (!kernel) return null;
  if (!('parallel' in kernel)) return steppedForm(kernel);
  const { parallelForm } = await arrive(() => import('../../backend/kernels/parallel/form.ts'));
  return parallelForm(kernel);
}

/** The network as the fused form sees it. */
export function fusedNetworkOf(network: Network, experiment: Experiment, form: Form): FusedNetwork {
  const shape = shapeOf(network, experiment);
  return { form, atlas: form.atlas(network.specs, { ...shape, layers: experiment.layers }), ...shape };
}

export class FusedTrainer extends FastTrainer<ForwardPlan> implements Trainer {
  readonly form = 'fused';
  readonly gpu: Gpu;
  protected readonly training: TrainingPlan;
  /** The training step's own textures, where they are large enough. */
  protected readonly evaluation: ForwardPlan;
  protected readonly single: ForwardPlan;
  /** The parameters that a single sequence is read with. */
  private readonly shown: Ref<Texture>;
  /** Where others than the training's are put, made when they first come. */
  private others: Texture | undefined;
  /** The last step whose loss has been read from the device. */
  private readUntil: number;
  private readAt = 0;
  /** Steps that may be queued. */
  private queue = 1;

  /**
   * @param how.prove whether the draws must pass a numeric self-test first
   * @throws where the device cannot hold the network's textures, or fails the self-test
   */
  constructor(
    network: Network,
    experiment: Experiment,
    live: LiveSettings,
    private readonly fused: FusedNetwork,
    gl: WebGL2RenderingContext,
    checkpoint?: Checkpoint,
    how: { readonly prove?: boolean; readonly onProgress?: () => void } = {},
  ) {
    super(network, experiment, live, checkpoint);
    const { prove = false, onProgress } = how;
    const { batchSize, optimizer } = experiment;
    const { timeSteps } = network.problem;
    this.readUntil = this.step;
    this.gpu = new Gpu(gl, onProgress ? { onProgress } : {});
    this.training = new TrainingPlan(this.gpu, fused, { batchSize, timeSteps }, optimizer);
    this.gpu.begin();
    const size = partSize(experiment);
    this.evaluation = size <= batchSize ? this.training.forward : this.makeReader(size, timeSteps);
    this.shown = ref(this.training.parameters.current);
    this.single = this.makeReader(1, timeSteps, 'readings', this.shown);
    this.gpu.end();
    if (prove && !passesFusedSelfTest(this.training, network, experiment, onProgress)) {
      this.gpu.dispose();
      throw new Error('on this graphics card they failed a numeric self-test.');
    }
    this.load(checkpoint);
  }

  protected makeReader(
    size: number,
    steps: number,
    purpose: Purpose = 'answers',
    parameters = this.training.parameters,
  ): ForwardPlan {
    return new ForwardPlan(this.gpu, this.fused, size, steps, parameters, purpose);
  }

  protected override readerFor(timeSteps: number): ForwardPlan {
    return timeSteps === this.evaluation.timeSteps ? this.evaluation : super.readerFor(timeSteps);
  }

  protected onDevice<Result>(work: () => Result): Result {
    this.gpu.begin();
    const result = work();
    this.gpu.end();
    return result;
  }

  train(): void {
    if (this.readUntil === this.step) this.readAt = performance.now();
    this.training.step(...this.nextStep());
    if (this.step - this.readUntil >= this.queue) this.drain();
  }

  get unreadLosses(): number {
    return this.losses.length + this.step - this.readUntil;
  }

  async gradientReader(): Promise<GradientReader> {
    const { GradientPlan } = await arrive(() => import('../../backend/kernels/gradientPlan.ts'));
    const { gpu, fused, shown } = this;
    const single = new GradientPlan(gpu, fused, this.network.problem.timeSteps, shown);
    return (batch, parameters) => {
      this.show(parameters);
      return single.read(batch);
    };
  }

  batchGradient(batch: Batch): BatchGradient {
    return this.training.measure(batch, this.step + 1);
  }

  readAnswers(batch: Batch): Float32Array {
    const { evaluation, network } = this;
    const answers = new Float32Array(batch.mask.length * network.problem.outputSize);
    let offset = 0;
    this.onDevice(() => {
      for (const part of partsOf(batch, evaluation.batchSize)) {
        evaluation.fill(part);
        evaluation.run();
        const found = evaluation.readAnswers(part.batchSize);
        answers.set(found, offset);
        offset += found.length;
      }
    });
    return answers;
  }

  dispose(): void {
    this.gpu.dispose();
  }

  protected show(parameters?: Float32Array): void {
    const { gpu, training, shown, fused } = this;
    shown.current = training.parameters.current;
    if (!parameters) return;
    const { atlas } = fused;
    gpu.begin();
    this.others ??= gpu.texture(atlas.width, atlas.height);
    gpu.upload(this.others, pack(atlas, parameters));
    gpu.end();
    shown.current = this.others;
  }

  /** Learns how much may be queued, too. */
  protected drain(): void {
    const { step, readUntil } = this;
    if (step === readUntil) return;
    const { losses, norms } = this.training.readTotals(readUntil + 1, step);
    this.losses.push(...losses);
    this.norms.push(...norms);
    const msAStep = (performance.now() - this.readAt) / (step - readUntil);
    this.readUntil = step;
    this.queue = Math.max(1, Math.min(RING, Math.floor(QUEUE_MS / msAStep)));
  }
}
