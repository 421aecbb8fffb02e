/** The head on the way back: from the gradient by the answers to that by the states it has read. */
import type { Piece } from './arena.ts';
import type { TrainingLayer } from './compiledModel.ts';
import type { Forward } from './forward.ts';
import { backProduct, weightsAt } from './products.ts';

/**
 * Fills the last layer's `byTop`.
 * @param answers the address of the gradient by the answers
 * @param transposed room for the head's weights
 */
export function headToStates(forward: Forward<TrainingLayer>, answers: number, transposed: Piece): void {
  const { units, steps, network, parameters, layers, arena } = forward;
  const weights = weightsAt(parameters, network.layout.head.weight);
  const from = { address: answers, width: weights.columns };
  const into = { address: layers.at(-1)!.byTop, width: units };
  backProduct(arena.kernels, from, weights, transposed.address, into, steps);
}

/**
 * Back through all layers, the last first, after `headToStates`.
 * @param weights whether the gradients by the weights are wanted
 */
export function layersBackward(layers: readonly TrainingLayer[], weights: boolean): void {
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index]!;
    layer.backward(weights);
    if (index > 0) layer.inputGradient(layers[index - 1]!.byOutput);
  }
}
