/** Lets a network read symbols from where it left off: the step that writing and answering share. */
import type { Tensors } from '../../models/cell.ts';
import type { Carry } from '../../models/model.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../models/ops.ts';
import type { Network } from '../trainers/network.ts';

/**
 * Reads symbols one after another. Call inside `tf.tidy`.
 * @param symbols `[symbols]`, at least one
 * @param carry what an earlier call gave; without it the network begins anew
 * @returns logits `[1, outputSize]` after the last symbol, and what to carry on
 */
export function feedSymbols(
  network: Network,
  parameters: Tensors<Tensor>,
  symbols: Tensor1D,
  carry: Carry | undefined,
): { logits: Tensor2D; carry: Record<string, Tensor>[] } {
  const { tf, problem } = network;
  const [count] = symbols.shape;
  const rows = tf.cast(tf.oneHot(symbols, problem.inputSize), 'float32');
  const inputs = tf.reshape(rows, [1, count, -1]) as Tensor3D;
  const forward = network.forward(parameters, inputs, carry ? { carry } : {});
  const answers = tf.reshape(forward.outputs, [count, -1]) as Tensor2D;
  const last = tf.slice(answers, [count - 1, 0], [1, problem.outputSize]);
  return { logits: last, carry: forward.carry.map((state) => ({ ...state })) };
}
