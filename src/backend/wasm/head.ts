/** The head on the way back: from the gradient by the answers to that by the states it has read. */
import type { Piece } from './arena.ts';
import type { Forward } from './forward.ts';

import { FLOAT } from './layout.ts';
import type { TrainedLayer } from './trainedLayer.ts';

/**
 * Fills the last layer's `dh`.
 * @param answers the address of the gradient by the answers
 * @param transposed room for the head's weights
 */
export function headToStates(forward: Forward<TrainedLayer>, answers: number, transposed: Piece): void {
  const { units, steps, network, room, parameters } = forward;
  const { kernels } = forward.arena;
  const { offset, columns: outputs } = network.layout.head.weight;
  kernels.transpose(transposed.address, parameters + offset * FLOAT, units, outputs);
  kernels.gemm(
    answers,
    outputs * FLOAT,
    FLOAT,
    transposed.address,
    units * FLOAT,
    forward.layers.at(-1)!.dh.at(room.rows * units),
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
export function layersBackward(layers: readonly TrainedLayer[], weights: boolean): void {
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index]!;
    const { rows, units } = layer.size;
    for (const { values } of layer.carried) values.fill(0);
    // The beginning is nobody's to change, but cells add what reaches it.
    layer.dh.values.fill(0, 0, rows * units);
    layer.backward(weights);
    if (index > 0) layer.inputGradient(layers[index - 1]!.dh.at(rows * units));
  }
}
