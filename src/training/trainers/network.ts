/**
 * A model with its parameters' layout, bound to one problem: from a batch to tensors, losses and answers. It holds no
 * tensors; whoever calls it owns them.
 */
import type { Experiment } from '../../config/experiment.ts';
import type { Tensors } from '../../models/cell.ts';
import type { Forward, ForwardOptions, Model, ModelSize } from '../../models/model.ts';
import type { Ops, Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../models/ops.ts';
import { viewsOf, type ParameterSpec } from '../../models/parameters.ts';
import { createRandom, STREAM } from '../../math/random.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Problem } from '../../tasks/contract/problem.ts';

export class Network {
  readonly size: ModelSize;
  readonly specs: readonly ParameterSpec[];
  /** Where the gradient stops on its way back (see `models/truncation.ts`); 0 where nothing is cut, or no state handed on. */
  readonly truncate: number;
  private readonly options: ForwardOptions;
  private drawn: Batch | undefined;
  private tested: Batch | undefined;

  constructor(
    readonly tf: Ops,
    readonly model: Model,
    readonly problem: Problem,
    private readonly experiment: Experiment,
  ) {
    const { hiddenSize, layers, cellOptions } = experiment;
    const { inputSize, outputSize, timeSteps } = problem;
    this.size = { inputSize, hiddenSize, layers, outputSize, timeSteps };
    this.specs = model.parameters(this.size, cellOptions);
    this.truncate = model.recurrent ? experiment.truncate : 0;
    this.options = { options: cellOptions, layers, hiddenSize, truncate: this.truncate };
  }

  /**
   * The validation sequences, which judge the network as it trains and can be shown: two batches of those it began with, within
   * limits, or the fixed ones of the task. They stay the same where the batch changes under way.
   */
  get heldOut(): Batch {
    const { seed, batchSize } = this.experiment;
    const count = Math.min(128, Math.max(32, 2 * batchSize));
    return (this.drawn ??= this.problem.heldOut(createRandom(seed, STREAM.heldOut), count));
  }

  /** The test sequences, by which nothing is chosen, where the task has some. */
  get test(): Batch | undefined {
    return (this.tested ??= this.problem.test?.());
  }

  /** Every parameter by name, as a view of the flat vector `[parameters]`. */
  views(flat: Tensor1D): Tensors<Tensor> {
    return viewsOf(this.tf, flat, this.specs);
  }

  /** The batch's inputs as `[batch, time, inputSize]`; symbols become one-hot rows on the device. */
  inputsOf({ inputs, batchSize, timeSteps }: Batch): Tensor3D {
    const { tf, problem } = this;
    if (problem.input.kind !== 'symbols')
      return tf.tensor3d(inputs, [batchSize, timeSteps, problem.inputSize]);
    const indices = tf.tensor2d(Int32Array.from(inputs), [batchSize, timeSteps], 'int32');
    return tf.cast(tf.oneHot(indices, problem.inputSize), 'float32') as Tensor3D;
  }

  /** The batch's targets and mask, each `[batch, time]`. */
  targetsOf({ targets, mask, batchSize, timeSteps }: Batch): { targets: Tensor2D; mask: Tensor2D } {
    const shape: [number, number] = [batchSize, timeSteps];
    return { targets: this.tf.tensor2d(targets, shape), mask: this.tf.tensor2d(mask, shape) };
  }

  /** Numbers that reading one sequence of that many steps keeps, against one of the trained length: 1 step for step. */
  burdenOf(timeSteps: number): number {
    const kept = (size: ModelSize) => this.model.workload(size, this.options.options).kept;
    return kept({ ...this.size, timeSteps }) / kept(this.size);
  }

  /** Reads whole sequences. `extra` asks for traces, carries a state over, or offsets states. */
  forward(
    parameters: Tensors<Tensor>,
    inputs: Tensor3D,
    extra?: Pick<
      ForwardOptions,
      'carry' | 'trace' | 'truncate' | 'hiddenOffsets' | 'stateOffsets' | 'interventions' | 'onProgress'
    >,
  ): Forward {
    return this.model.forward(this.tf, parameters, inputs, { ...this.options, ...extra });
  }
}
