/**
 * A network in training by draws of our own on WebGL: a fixed list of draws a step over textures that are made once, where
 * tensor operations would be thousands. Equal to `referenceTrainer.ts` up to the order of additions.
 */
import { Gpu, ref, type Ref, type Texture } from '../../backend/kernels/gpu.ts';
import { atlasOf, pack } from '../../backend/kernels/atlas.ts';
import { ForwardPlan } from '../../backend/kernels/forwardPlan.ts';
import type { Purpose } from '../../backend/kernels/cellKernel.ts';
import { findKernel } from '../../backend/kernels/index.ts';
import type { FusedNetwork } from '../../backend/kernels/network.ts';
import { RING, TrainingPlan } from '../../backend/kernels/trainingPlan.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Tensors } from '../../models/cell.ts';
import { initialise } from '../../models/initialisers.ts';
import type { Tensor } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import { passesFusedSelfTest } from './fusedSelfTest.ts';
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

/**
 * Draws are only queued: without a limit, a slow card would be handed minutes of work before anybody looked, and a pause
 * would be heard as late.
 */
const QUEUE_MS = 40;

/** The network as the fused form sees it; null where a cell has no fused form. */
export function fusedNetworkOf(network: Network, experiment: Experiment): FusedNetwork | null {
  const { model, specs, problem } = network;
  const { hiddenSize, layers, cellOptions } = experiment;
  const { inputSize, outputSize, loss } = problem;
  const kernel = findKernel(model.id, cellOptions);
  if (!kernel) return null;
  const atlas = atlasOf(kernel, specs, { inputSize, hiddenSize, layers, outputSize });
  const input = problem.input.kind === 'symbols' ? 'symbols' : 'values';
  return { kernel, atlas, input, inputSize, hiddenSize, outputSize, loss };
}

export class FusedTrainer implements Trainer {
  readonly form = 'fused';
  step: number;
  readonly heldOut: Batch;
  /** The held-out sequences as they are judged: cut once, read at every evaluation. */
  private readonly heldOutParts: readonly Batch[];
  readonly gpu: Gpu;
  /** The draws of a training step. */
  private readonly plan: TrainingPlan;
  /** Held-out sequences are read by the training step's own textures, where they are large enough. */
  private readonly evaluation: ForwardPlan;
  private readonly longer: ReadersByLength<ForwardPlan>;
  /** Reads one sequence, with the parameters of the training or any others. */
  private readonly single: ForwardPlan;
  /** The parameters that a single sequence is read with. */
  private readonly shown: Ref<Texture>;
  /** Where others than the training's are put, made when they first come. */
  private others: Texture | undefined;
  /** What was read from the device of losses and gradients' lengths, and nobody has asked for yet. */
  private losses: number[] = [];
  private norms: number[] = [];
  gradientNorms = new Float32Array(0);
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
    readonly network: Network,
    readonly experiment: Experiment,
    public live: LiveSettings,
    fused: FusedNetwork,
    gl: WebGL2RenderingContext,
    checkpoint?: Checkpoint,
    how: { readonly prove?: boolean; readonly onProgress?: () => void } = {},
  ) {
    const { prove = false, onProgress } = how;
    const { problem, specs } = network;
    const { batchSize, optimizer } = experiment;
    const { timeSteps } = problem;
    this.step = checkpoint?.step ?? 0;
    this.readUntil = this.step;
    this.heldOut = network.heldOut;
    this.gpu = new Gpu(gl, onProgress ? { onProgress } : {});
    this.plan = new TrainingPlan(this.gpu, fused, { batchSize, timeSteps }, optimizer);
    const { forward } = this.plan;
    const planFor = (size: number, purpose: Purpose, steps = timeSteps, parameters = this.plan.parameters) =>
      new ForwardPlan(this.gpu, fused, size, steps, parameters, purpose);
    this.gpu.begin();
    this.evaluation = partSize(experiment) <= batchSize ? forward : planFor(partSize(experiment), 'answers');
    this.heldOutParts = partsOf(this.heldOut, this.evaluation.batchSize);
    this.shown = ref(this.plan.parameters.current);
    this.single = planFor(1, 'readings', timeSteps, this.shown);
    this.gpu.end();
    this.longer = new ReadersByLength(experiment, timeSteps, (size, steps) => {
      this.gpu.begin();
      const longer = planFor(size, 'answers', steps);
      this.gpu.end();
      return longer;
    });
    if (prove && !passesFusedSelfTest(this.plan, network, experiment, onProgress)) {
      this.gpu.dispose();
      throw new Error('on this graphics card they failed a numeric self-test.');
    }
    this.plan.load(checkpoint?.parameters ?? initialise(specs, experiment), checkpoint?.moments ?? []);
  }

  train(): void {
    if (this.readUntil === this.step) this.readAt = performance.now();
    this.step++;
    const { learningRate, clipNorm } = this.live;
    const batch = batchFor(this.network.problem, this.experiment, this.step);
    this.plan.step(batch, { step: this.step, learningRate, clipNorm });
    if (this.step - this.readUntil >= this.queue) this.drain();
  }

  get unreadLosses(): number {
    return this.losses.length + this.step - this.readUntil;
  }

  readLosses(): Float32Array {
    this.drain();
    const losses = Float32Array.from(this.losses);
    this.gradientNorms = Float32Array.from(this.norms);
    this.losses = [];
    this.norms = [];
    return losses;
  }

  evaluate(): Evaluation {
    return this.judgeBy(this.evaluation, this.heldOut, this.heldOutParts);
  }

  judge(batch: Batch): Evaluation {
    const { timeSteps } = this.network.problem;
    const plan = batch.timeSteps === timeSteps ? this.evaluation : this.longer.for(batch.timeSteps);
    const whole = padded(batch, plan.timeSteps);
    return this.judgeBy(plan, whole, partsOf(whole, plan.batchSize));
  }

  private judgeBy(plan: ForwardPlan, batch: Batch, parts: readonly Batch[]): Evaluation {
    this.gpu.begin();
    const judgement = judgeParts(plan, this.network.problem, batch, parts);
    this.gpu.end();
    return judgement;
  }

  read(batch: Batch, parameters?: Float32Array): Reading {
    this.show(parameters);
    this.gpu.begin();
    const reading = readOne(this.single, this.network, this.experiment.layers, batch);
    this.gpu.end();
    return reading;
  }

  async gradientReader(): Promise<GradientReader> {
    const { GradientPlan } = await import('../../backend/kernels/gradientPlan.ts');
    const { gpu, plan, shown } = this;
    const single = new GradientPlan(gpu, plan.network, this.network.problem.timeSteps, shown);
    return (batch, parameters) => {
      this.show(parameters);
      return single.read(batch);
    };
  }

  batchGradient(batch: Batch): BatchGradient {
    return this.plan.measure(batch, this.step + 1);
  }

  readAnswers(batch: Batch): Float32Array {
    const { gpu, evaluation, network } = this;
    const answers = new Float32Array(batch.mask.length * network.problem.outputSize);
    let offset = 0;
    gpu.begin();
    for (const part of partsOf(batch, evaluation.batchSize)) {
      evaluation.fill(part);
      evaluation.run();
      const found = evaluation.readAnswers(part.batchSize);
      answers.set(found, offset);
      offset += found.length;
    }
    gpu.end();
    return answers;
  }

  views(parameters = this.readParameters()): Tensors<Tensor> {
    return this.network.views(this.network.tf.tensor1d(parameters));
  }

  readParameters(): Float32Array {
    return this.plan.readParameters();
  }

  checkpoint(): Checkpoint {
    return { step: this.step, ...this.plan.save() };
  }

  dispose(): void {
    this.gpu.dispose();
  }

  /** A single sequence is read with these parameters from now on, or with those of the training as they are now. */
  private show(parameters?: Float32Array): void {
    const { gpu, plan, shown } = this;
    shown.current = plan.parameters.current;
    if (!parameters) return;
    const { atlas } = plan.network;
    gpu.begin();
    this.others ??= gpu.texture(atlas.width, atlas.height);
    gpu.upload(this.others, pack(atlas, parameters));
    gpu.end();
    shown.current = this.others;
  }

  /** Reads what the device still holds of losses, and learns how much may be queued. */
  private drain(): void {
    const { step, readUntil } = this;
    if (step === readUntil) return;
    const { losses, norms } = this.plan.readTotals(readUntil + 1, step);
    this.losses.push(...losses);
    this.norms.push(...norms);
    const msAStep = (performance.now() - this.readAt) / (step - readUntil);
    this.readUntil = step;
    this.queue = Math.max(1, Math.min(RING, Math.floor(QUEUE_MS / msAStep)));
  }
}
