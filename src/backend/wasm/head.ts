/** The head on the way back: from the gradient by the answers to that by the states it has read. */
import type { Piece } from './arena.ts';
import type { Forward } from './forward.ts';

import { FLOAT } from './layout.ts';
import type { TrainingLayer } from './compiledModel.ts';

/**
 * Fills the last layer's `byTop`.
 * @param answers the address of the gradient by the answers
 * @param transposed room for the head's weights
 */
export function headToStates(forward: Forward<TrainingLayer>, answers: number, transposed: Piece): void {
  const { units, steps, network, parameters } = forward;
  const { kernels } = forward.arena;
  const { offset, columns: outputs } = network.layout.head.weight;
  kernels.transpose(transposed.address, parameters + offset * FLOAT, units, outputs);
  kernels.gemm(
    answers,
    outputs * FLOAT,
    FLOAT,
    transposed.address,
    units * FLOAT,
    forward.layers.at(-1)!.byTop,
    units * FLOAT,
    steps,
    outputs,
    units,
    false,
  );
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
