/** One sequence read and gone back through, for its gradients by every state and input; its weights stay as they are. */
import { cutsSaid } from '../../math/chunks.ts';
import type { FlatBatch, SequenceGradients } from '../kernels/network.ts';
import type { Arena, Piece } from './arena.ts';
import type { CompiledModel, TrainingLayer } from './compiledModel.ts';
import { Forward } from './forward.ts';
import { headToStates, layersBackward } from './head.ts';
import { padded } from './layout.ts';
import type { WasmNetwork } from './network.ts';

export class GradientRun {
  private readonly forward: Forward<TrainingLayer>;
  private readonly model: CompiledModel;
  private readonly byAnswers: Piece;
  private readonly headTransposed: Piece;
  /** `[time, rows, inputs]` */
  private readonly byInputs: Piece;

  /** @param parameters the address of the parameters of the training */
  constructor(
    private readonly arena: Arena,
    network: WasmNetwork,
    timeSteps: number,
    parameters: number,
  ) {
    const { model, layout } = network;
    this.model = model;
    this.forward = new Forward(
      arena,
      network,
      1,
      timeSteps,
      parameters,
      // Gradients by the weights are not taken, so there is no place for them.
      (building) => model.training(building, 0, true),
    );
    const { weight } = layout.head;
    this.byAnswers = arena.floats(this.forward.answers.length);
    this.headTransposed = arena.floats(weight.rows * weight.columns);
    this.byInputs = arena.floats(this.forward.steps * padded(network.inputSize));
  }

  /**
   * Lengths of the gradients of the sequence's own loss: by the states of each layer, and by what it reads; `time` numbers
   * each.
   * @param batch a batch of one
   */
  read(batch: FlatBatch): SequenceGradients {
    const { forward, byAnswers, byInputs, arena } = this;
    forward.fill(batch);
    forward.run();
    forward.loss(byAnswers.address);
    headToStates(forward, byAnswers.address, this.headTransposed);
    layersBackward(forward.layers, false);
    forward.layers[0]!.inputGradient(byInputs.address);
    const { leaves } = this.model;
    const width = byInputs.length / forward.timeSteps;
    return {
      hidden: forward.layers.map((layer) => layer.gradientLengths()),
      others:
        leaves === undefined
          ? []
          : [{ state: leaves, byLayer: forward.layers.map((layer) => layer.otherGradientLengths!()) }],
      inputs: Float32Array.from({ length: forward.timeSteps }, (_, t) =>
        Math.sqrt(arena.kernels.sumOfSquares(byInputs.at(t * width), width)),
      ),
      ...cutsSaid(forward.timeSteps, forward.network.truncate),
    };
  }
}
