/**
 * One network in training: its parameters, the optimizer's moments and the step they have reached.
 *
 * All parameters lie side by side in one vector, so that clipping and the optimizer are a handful of operations whatever the
 * model. The batch of step s is addressed by seed and s: a trainer resumed from a checkpoint draws what it would have drawn.
 * Losses stay on the device until they are read, many at once, because each read waits for the device.
 */
import type { Experiment } from '../config/experiment.ts';
import { createRandom, STREAM } from '../math/random.ts';
import { initialise } from '../models/initialisers.ts';
import type { Tensors } from '../models/cell.ts';
import type { Scalar, Tensor, Tensor1D, Tensor3D } from '../models/ops.ts';
import { countParameters } from '../models/parameters.ts';
import type { Batch } from '../tasks/task.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import { clipByNorm } from './clipping.ts';
import { lossOf } from './losses.ts';
import { metricOf } from './metrics.ts';
import type { Network } from './network.ts';
import { optimizerOf, type Optimizer } from './optimizers.ts';
import { partsOf } from './rows.ts';

/** How many held-out sequences judge the network and can be shown: two batches, within limits. */
function heldOutCount(batchSize: number): number {
  return Math.min(128, Math.max(32, 2 * batchSize));
}

/** Held-out sequences are read in parts of a training batch, at least this many: memory stays that of a step. */
const SMALLEST_PART = 16;

const SLOW_STEP_MS = 300;

export class Trainer {
  /** Steps done so far. */
  step: number;
  readonly heldOut: Batch;
  private readonly optimizer: Optimizer;
  private parameters: Tensor1D;
  private moments: Tensor1D[];
  private unread: Scalar[] = [];
  /** Signs of life cost a little: only the first step, which compiles, and slow ones give them. */
  private slow = true;

  constructor(
    readonly network: Network,
    private readonly experiment: Experiment,
    public live: LiveSettings,
    checkpoint?: Checkpoint,
    /** Told during slow steps that work is going on. */
    private readonly onProgress?: () => void,
  ) {
    const { tf, specs, problem } = network;
    const { seed, init, gain } = experiment;
    this.optimizer = optimizerOf(experiment.optimizer);
    this.step = checkpoint?.step ?? 0;
    this.parameters = tf.tensor1d(checkpoint?.parameters ?? initialise(specs, { seed, init, gain }));
    this.moments = checkpoint
      ? checkpoint.moments.map((moment) => tf.tensor1d(moment))
      : Array.from(
          { length: this.optimizer.momentCount },
          () => tf.zeros([countParameters(specs)]) as Tensor1D,
        );
    this.heldOut = problem.heldOut(createRandom(seed, STREAM.heldOut), heldOutCount(experiment.batchSize));
  }

  /** One update on a fresh batch. Its loss, taken before the update, waits to be read. */
  train(): void {
    const { tf, specs } = this.network;
    const { problem } = this.network;
    this.step++;
    const start = performance.now();
    const pulse = this.slow && this.onProgress ? { onProgress: this.onProgress } : {};
    const batch = problem.sample(
      createRandom(this.experiment.seed, STREAM.train, this.step),
      this.experiment.batchSize,
    );
    const [loss, parameters, ...moments] = tf.tidy(() => {
      const inputs = this.network.inputsOf(batch);
      const { targets, mask } = this.network.targetsOf(batch);
      const lossFor = (...values: Tensor[]) => {
        const views = Object.fromEntries(specs.map((spec, k) => [spec.name, values[k]!]));
        return lossOf(tf, problem.loss, this.network.forward(views, inputs, pulse).outputs, targets, mask);
      };
      const views = this.network.views(this.parameters);
      const { value, grads } = tf.valueAndGrads(lossFor)(specs.map((spec) => views[spec.name]!));
      const flat = tf.concat1d(grads.map((gradient) => tf.reshape(gradient, [-1]) as Tensor1D));
      const { gradient } = clipByNorm(tf, flat, this.live.clipNorm);
      const next = this.optimizer.update(tf, {
        parameters: this.parameters,
        moments: this.moments,
        gradient,
        step: this.step,
        learningRate: this.live.learningRate,
      });
      return [value as Scalar, next.parameters, ...next.moments] as [Scalar, Tensor1D, ...Tensor1D[]];
    });
    tf.dispose([this.parameters, ...this.moments]);
    this.unread.push(loss);
    this.parameters = parameters;
    this.moments = moments;
    this.slow = performance.now() - start > SLOW_STEP_MS;
  }

  /** How many losses wait to be read. */
  get unreadLosses(): number {
    return this.unread.length;
  }

  /** The losses of the steps since the last call, oldest first. Waits for the device. */
  readLosses(): Float32Array {
    const { tf } = this.network;
    if (this.unread.length === 0) return new Float32Array(0);
    const losses = tf.tidy(() => tf.stack(this.unread).dataSync<'float32'>());
    tf.dispose(this.unread);
    this.unread = [];
    return Float32Array.from(losses);
  }

  /** Loss and metric on the held-out examples. Waits for the device. */
  evaluate(): { loss: number; metric: number } {
    const { tf, problem } = this.network;
    const [loss, metric] = tf.tidy(() => {
      const views = this.views();
      const parts = partsOf(this.heldOut, Math.max(SMALLEST_PART, this.experiment.batchSize));
      const outputs = tf.concat(parts.map((part) => this.answersTo(part, views)));
      const { targets, mask } = this.network.targetsOf(this.heldOut);
      const loss = lossOf(tf, problem.loss, outputs, targets, mask);
      const metric = metricOf(tf, problem.metric, problem.loss, outputs, targets, mask, loss);
      return tf.stack([loss, metric]).dataSync<'float32'>();
    });
    return { loss: loss!, metric: metric! };
  }

  /** The model's outputs on a batch, `[batch, time, outputSize]`. */
  private answersTo(batch: Batch, views: Tensors<Tensor>): Tensor3D {
    const pulse = this.slow && this.onProgress ? { onProgress: this.onProgress } : {};
    const { tf } = this.network;
    return tf.tidy(() => this.network.forward(views, this.network.inputsOf(batch), pulse).outputs);
  }

  /** The parameters by name, as they are now; call inside `tf.tidy`. */
  views(): Tensors<Tensor> {
    return this.network.views(this.parameters);
  }

  /** Everything a run resumes from. Waits for the device. */
  checkpoint(): Checkpoint {
    return {
      step: this.step,
      parameters: Float32Array.from(this.parameters.dataSync<'float32'>()),
      moments: this.moments.map((moment) => Float32Array.from(moment.dataSync<'float32'>())),
    };
  }

  dispose(): void {
    this.network.tf.dispose([this.parameters, ...this.moments, ...this.unread]);
    this.unread = [];
  }
}
