/** Some rows of a training batch on their way through the network and back: their part of the loss, and of its gradient. */
import type { FlatBatch } from '../kernels/network.ts';
import type { Arena, Piece } from './arena.ts';
import type { TrainingLayer } from './compiledModel.ts';
import { Forward } from './forward.ts';
import { headToStates, layersBackward } from './head.ts';
import { FLOAT } from './layout.ts';
import type { WasmNetwork } from './network.ts';
import { weightProduct, weightsAt } from './products.ts';

export class SliceRun {
  readonly forward: Forward<TrainingLayer>;
  private readonly answerGradient: Piece;
  private readonly headTransposed: Piece;

  /**
   * @param parameters the address of all parameters
   * @param gradient the address of the gradients by them
   */
  constructor(
    private readonly arena: Arena,
    private readonly network: WasmNetwork,
    size: { readonly batchSize: number; readonly timeSteps: number },
    parameters: number,
    private readonly gradient: number,
  ) {
    const { model, layout } = network;
    const { weight } = layout.head;
    this.forward = new Forward(arena, network, size.batchSize, size.timeSteps, parameters, (building) =>
      model.training(building, gradient, false),
    );
    this.answerGradient = arena.floats(this.forward.answers.length);
    this.headTransposed = arena.floats(weight.rows * weight.columns);
  }

  /**
   * @param masked how many steps are masked in, in the whole batch
   * @returns the part of the loss; that of the gradient stands in its place
   */
  measure(rows: FlatBatch, masked: number): number {
    const { forward } = this;
    forward.fill(rows, masked);
    forward.run();
    const loss = forward.loss(this.answerGradient.address);
    this.headBackward();
    layersBackward(forward.layers, true);
    return loss;
  }

  /** Gradients by the head's weights, and by the last layer's states. */
  private headBackward(): void {
    const { forward, gradient, answerGradient } = this;
    const { kernels } = this.arena;
    const { weight, bias } = this.network.layout.head;
    const { top, steps } = forward;
    const answers = answerGradient.address;
    const from = { address: answers, width: weight.columns };
    weightProduct(kernels, top, from, weightsAt(gradient, weight), steps);
    kernels.sumRows(gradient + bias.offset * FLOAT, answers, steps, weight.columns);
    headToStates(forward, answers, this.headTransposed);
  }
}
