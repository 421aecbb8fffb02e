/** A whole training step: read, loss, back through time, clip, update. Nothing is allocated from one step to the next. */
import type { OptimizerId } from '../../config/experiment.ts';
import { moments as momentsOf, ratesOf, type Moment } from '../optimizerConstants.ts';
import type { FlatBatch } from '../kernels/network.ts';
import type { Arena, Piece } from './arena.ts';
import type { TrainingLayer } from './compiledModel.ts';
import { Forward } from './forward.ts';
import { headToStates, layersBackward } from './head.ts';
import { FLOAT, pack, unpack } from './layout.ts';
import type { WasmNetwork } from './network.ts';

const shares = ({ decay, share }: Moment) => [decay, share] as const;

export class Training {
  readonly forward: Forward<TrainingLayer>;
  readonly parameters: Piece;
  /** How long the gradient of the last step was, before it was clipped. */
  norm = 0;
  private readonly gradient: Piece;
  private readonly moments: readonly Piece[];
  private readonly answerGradient: Piece;
  private readonly headTransposed: Piece;

  constructor(
    readonly arena: Arena,
    readonly network: WasmNetwork,
    size: { readonly batchSize: number; readonly timeSteps: number },
    private readonly optimizer: OptimizerId,
  ) {
    const { model, layout } = network;
    const { length, head } = layout;
    this.parameters = arena.floats(length);
    this.gradient = arena.floats(length);
    this.moments = Array.from({ length: momentsOf[optimizer].length }, () => arena.floats(length));
    const { parameters, gradient } = this;
    this.forward = new Forward(
      arena,
      network,
      size.batchSize,
      size.timeSteps,
      parameters.address,
      (building) => model.training(building, gradient.address, false),
    );
    this.answerGradient = arena.floats(this.forward.answers.length);
    this.headTransposed = arena.floats(head!.weight.rows * head!.weight.columns);
  }

  /** Starts from these parameters and moments, each a flat vector in the model's order. */
  load(parameters: Float32Array, moments: readonly Float32Array[]): void {
    const { layout } = this.network;
    pack(layout, parameters, this.parameters.values);
    for (const [index, moment] of this.moments.entries())
      pack(layout, moments[index] ?? new Float32Array(parameters.length), moment.values);
  }

  /** The parameters as they are now, as a flat vector. */
  readParameters(): Float32Array {
    return unpack(this.network.layout, this.parameters.values);
  }

  /** Parameters and moments as they are now. */
  save(): { parameters: Float32Array; moments: Float32Array[] } {
    const { layout } = this.network;
    return {
      parameters: this.readParameters(),
      moments: this.moments.map((moment) => unpack(layout, moment.values)),
    };
  }

  /**
   * One training step.
   * @param at.step from 1
   * @returns the loss before the update
   */
  step(batch: FlatBatch, at: { step: number; learningRate: number; clipNorm: number }): number {
    const loss = this.measure(batch);
    this.update(
      at.step,
      at.learningRate,
      at.clipNorm === 0 ? 1 : at.clipNorm / Math.max(this.norm, at.clipNorm),
    );
    return loss;
  }

  /** The loss of a batch; how long its gradient is stands in `norm`. Nothing is updated. */
  measure(batch: FlatBatch): number {
    const { forward, gradient } = this;
    forward.fill(batch);
    forward.run();
    const loss = forward.loss(this.answerGradient.address);
    this.backward();
    this.norm = Math.sqrt(this.arena.kernels.sumOfSquares(gradient.address, gradient.length));
    return loss;
  }

  /**
   * How far the loss of a batch would follow each layer's hidden states: the length of ∂loss/∂h of every step, over all
   * sequences together. One list of `time` numbers a layer. Nothing is updated.
   */
  readStateGradients(batch: FlatBatch): Float32Array[] {
    const { forward } = this;
    forward.fill(batch);
    forward.run();
    forward.loss(this.answerGradient.address);
    this.backward();
    return forward.layers.map((layer) => layer.gradientLengths());
  }

  /** The gradient of the last step, not yet clipped, as a flat vector. */
  readGradient(): Float32Array {
    return unpack(this.network.layout, this.gradient.values);
  }

  private backward(): void {
    this.headBackward();
    layersBackward(this.forward.layers, true);
  }

  /** Gradients by the head's weights, and by the last layer's states. */
  private headBackward(): void {
    const { forward, gradient, answerGradient } = this;
    const { kernels } = this.arena;
    const { weight, bias } = this.network.layout.head;
    const { units, steps } = forward;
    const outputs = weight.columns;
    const answers = answerGradient.address;
    kernels.gemm(
      forward.top,
      FLOAT,
      units * FLOAT,
      answers,
      outputs * FLOAT,
      gradient.at(weight.offset),
      outputs * FLOAT,
      units,
      steps,
      outputs,
      false,
    );
    kernels.sumRows(gradient.at(bias.offset), answers, steps, outputs);
    headToStates(forward, answers, this.headTransposed);
  }

  /** @param scale what the gradient is shortened by */
  private update(step: number, learningRate: number, scale: number): void {
    const { optimizer, parameters, gradient, moments } = this;
    const { kernels } = this.arena;
    const { length, address } = parameters;
    const by = gradient.address;
    const [rate, epsilon] = ratesOf(optimizer, step, learningRate);
    const [first = 0, second = 0] = moments.map((moment) => moment.address);
    switch (optimizer) {
      case 'sgd':
        return kernels.sgd(address, by, length, scale, rate);
      case 'momentum':
        return kernels.momentum(address, first, by, length, scale, rate, momentsOf.momentum[0].decay);
      case 'rmsprop':
        return kernels.rmsprop(
          address,
          first,
          by,
          length,
          scale,
          rate,
          epsilon,
          ...shares(momentsOf.rmsprop[0]),
        );
      case 'adam': {
        const [mean, squares] = momentsOf.adam;
        const both = [...shares(mean), ...shares(squares)] as const;
        return kernels.adam(address, first, second, by, length, scale, rate, epsilon, ...both);
      }
    }
  }
}
