/**
 * A network in training by tensor operations, on any backend: the reference that a fused form must equal.
 *
 * All parameters lie side by side in one vector, so that clipping and the optimizer are a handful of operations whatever the
 * model. Losses stay on the device until they are read, many at once, because each read waits for the device.
 */
import { arrive } from '../../loading/arrive.ts';
import type { Experiment } from '../../config/experiment.ts';
import { normOf } from '../../math/statistics.ts';
import { initialise } from '../../models/initialisers.ts';
import type { Tensors } from '../../models/cell.ts';
import type { Scalar, Tensor, Tensor1D, Tensor3D } from '../../models/ops.ts';
import { countParameters } from '../../models/parameters.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import { clipByNorm } from '../rules/clipping.ts';
import { lossOf } from '../rules/losses.ts';
import { metricOf } from '../rules/metrics.ts';
import type { Network } from './network.ts';
import { optimizerOf, type Optimizer } from '../rules/optimizers.ts';
import type { Reading } from './readings.ts';
import { traceSequence } from './traceSequence.ts';
import { partsOf } from '../rules/batchSlices.ts';
import {
  batchFor,
  judgedTogether,
  partSize,
  type BatchGradient,
  type Evaluation,
  type GradientReader,
  type Judgement,
  type Trainer,
} from './trainer.ts';

const SLOW_STEP_MS = 300;

export class ReferenceTrainer implements Trainer {
  readonly form = 'reference';
  /** Steps done so far. */
  step: number;
  readonly heldOut: Batch;
  /** The sequences that judge, as they are read: cut once, read at every evaluation. */
  private readonly heldOutParts: readonly Batch[];
  private readonly testParts: readonly Batch[];
  private readonly optimizer: Optimizer;
  private parameters: Tensor1D;
  private moments: Tensor1D[];
  /** The step after which the optimizer began. */
  private readonly momentsFrom: number;
  /** Loss and length of the gradient of every step. */
  private unread: [Scalar, Scalar][] = [];
  gradientNorms = new Float32Array(0);
  /** Signs of life cost a little: only the first step, which compiles, and slow ones give them. */
  private slow = true;

  constructor(
    readonly network: Network,
    readonly experiment: Experiment,
    public live: LiveSettings,
    checkpoint?: Checkpoint,
    /** Told during slow steps that work is going on. */
    private readonly onProgress?: () => void,
  ) {
    const { tf, specs } = network;
    this.optimizer = optimizerOf(experiment.optimizer);
    this.step = checkpoint?.step ?? 0;
    this.momentsFrom = checkpoint?.momentsFrom ?? 0;
    this.parameters = tf.tensor1d(checkpoint?.parameters ?? initialise(specs, experiment));
    this.moments = checkpoint
      ? checkpoint.moments.map((moment) => tf.tensor1d(moment))
      : Array.from(
          { length: this.optimizer.momentCount },
          () => tf.zeros([countParameters(specs)]) as Tensor1D,
        );
    this.heldOut = network.heldOut;
    this.heldOutParts = partsOf(this.heldOut, partSize(experiment));
    this.testParts = network.test ? partsOf(network.test, partSize(experiment)) : [];
  }

  /** One update on a fresh batch. Its loss, taken before the update, waits to be read. */
  train(): void {
    const { tf, problem } = this.network;
    this.step++;
    const start = performance.now();
    const batch = batchFor(problem, this.experiment, this.step);
    const [loss, norm, parameters, ...moments] = tf.tidy(() => {
      const { loss, gradient: whole } = this.lossAndGradient(batch);
      const { gradient, norm } = clipByNorm(tf, whole, this.live.clipNorm);
      const next = this.optimizer.update(tf, {
        parameters: this.parameters,
        moments: this.moments,
        gradient,
        step: this.step - this.momentsFrom,
        learningRate: this.live.learningRate,
      });
      const results = [loss, norm, next.parameters, ...next.moments];
      return results as [Scalar, Scalar, Tensor1D, ...Tensor1D[]];
    });
    tf.dispose([this.parameters, ...this.moments]);
    this.unread.push([loss, norm]);
    this.parameters = parameters;
    this.moments = moments;
    this.slow = performance.now() - start > SLOW_STEP_MS;
  }

  /** The loss of a batch, and its gradient by all parameters side by side; call inside `tf.tidy`. */
  private lossAndGradient(batch: Batch): { loss: Scalar; gradient: Tensor1D } {
    const { network, pulse } = this;
    const { tf, specs, problem } = network;
    const inputs = network.inputsOf(batch);
    const { targets, mask } = network.targetsOf(batch);
    const lossFor = (...values: Tensor[]) => {
      const views = Object.fromEntries(specs.map((spec, k) => [spec.name, values[k]!]));
      return lossOf(tf, problem.loss, network.forward(views, inputs, pulse).outputs, targets, mask);
    };
    const views = this.views();
    const { value, grads } = tf.valueAndGrads(lossFor)(specs.map((spec) => views[spec.name]!));
    const gradient = tf.concat1d(grads.map((each) => tf.reshape(each, [-1]) as Tensor1D));
    return { loss: value, gradient };
  }

  /** Signs of life for a call that may take long. */
  private get pulse(): { readonly onProgress?: () => void } {
    return this.slow && this.onProgress ? { onProgress: this.onProgress } : {};
  }

  /** How many losses wait to be read. */
  get unreadLosses(): number {
    return this.unread.length;
  }

  /** The losses of the steps since the last call, oldest first. Waits for the device. */
  readLosses(): Float32Array {
    const { tf } = this.network;
    const count = this.unread.length;
    this.gradientNorms = new Float32Array(count);
    if (count === 0) return new Float32Array(0);
    const both = tf.tidy(() => tf.stack(this.unread.flat()).dataSync<'float32'>());
    tf.dispose(this.unread.flat());
    this.unread = [];
    for (let k = 0; k < count; k++) this.gradientNorms[k] = both[2 * k + 1]!;
    return Float32Array.from({ length: count }, (_, k) => both[2 * k]!);
  }

  evaluate(): Judgement {
    const { test } = this.network;
    const judged = this.judgeParts(this.heldOut, this.heldOutParts);
    return test ? { ...judged, test: this.judgeParts(test, this.testParts) } : judged;
  }

  judge(batch: Batch): Evaluation {
    const together = judgedTogether(this.experiment, this.network.problem.timeSteps, batch.timeSteps);
    // Attention keeps more of each step where sequences are longer.
    const size = Math.max(1, Math.floor(together / Math.max(1, this.network.burdenOf(batch.timeSteps))));
    // Long sequences take long: signs of life come while they are read, as in a slow step.
    this.slow = true;
    return this.judgeParts(batch, partsOf(batch, size));
  }

  private judgeParts(batch: Batch, parts: readonly Batch[]): Evaluation {
    const { tf, problem } = this.network;
    const [loss, metric] = tf.tidy(() => {
      const views = this.views();
      const outputs = tf.concat(parts.map((part) => this.answersTo(part, views)));
      const { targets, mask } = this.network.targetsOf(batch);
      const loss = lossOf(tf, problem.loss, outputs, targets, mask);
      const metric = metricOf(tf, problem.metric, problem.loss, outputs, targets, mask, loss);
      return tf.stack([loss, metric]).dataSync<'float32'>();
    });
    return { loss: loss!, metric: metric! };
  }

  /** The model's outputs on a batch, `[batch, time, outputSize]`. */
  private answersTo(batch: Batch, views: Tensors<Tensor>): Tensor3D {
    const { tf } = this.network;
    return tf.tidy(() => this.network.forward(views, this.network.inputsOf(batch), this.pulse).outputs);
  }

  read(batch: Batch, parameters?: Float32Array): Reading {
    return traceSequence(this.network, () => this.views(parameters), batch);
  }

  async gradientReader(): Promise<GradientReader> {
    const { referenceGradients } = await arrive(() => import('./referenceGradients.ts'));
    const { network, onProgress } = this;
    const extra = onProgress ? { onProgress } : {};
    return (batch, parameters) => referenceGradients(network, () => this.views(parameters), batch, extra);
  }

  batchGradient(batch: Batch): BatchGradient {
    this.slow = true;
    const { tf } = this.network;
    const [loss, ...entries] = tf.tidy(() => {
      const { loss, gradient } = this.lossAndGradient(batch);
      return tf.concat1d([tf.reshape(loss, [1]) as Tensor1D, gradient]).dataSync<'float32'>();
    });
    return { loss: loss!, norm: normOf(entries) };
  }

  /** The parameters by name, as they are now or as given; call inside `tf.tidy`. */
  views(parameters?: Float32Array): Tensors<Tensor> {
    const { network } = this;
    return network.views(parameters ? network.tf.tensor1d(parameters) : this.parameters);
  }

  readParameters(): Float32Array {
    return Float32Array.from(this.parameters.dataSync<'float32'>());
  }

  /** Everything a run resumes from. Waits for the device. */
  checkpoint(): Checkpoint {
    return {
      step: this.step,
      parameters: this.readParameters(),
      moments: this.moments.map((moment) => Float32Array.from(moment.dataSync<'float32'>())),
      ...(this.momentsFrom > 0 && { momentsFrom: this.momentsFrom }),
    };
  }

  dispose(): void {
    this.network.tf.dispose([this.parameters, ...this.moments, ...this.unread.flat()]);
    this.unread = [];
  }
}
