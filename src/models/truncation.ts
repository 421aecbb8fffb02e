/**
 * Truncated backpropagation through time. The sequence is cut into chunks of k time steps from its beginning on; a chunk begins
 * with the state that the one before it has left, but as a mere number: no gradient goes back through it. The loss is that of all steps,
 * and there is one update a sequence, so what is left out of the gradient is exactly what would go back over a cut. An error
 * thus reaches back between 0 and k − 1 time steps, to the beginning of its own chunk.
 *
 * This is what `detach` between chunks does in PyTorch, with the gradients of all chunks added up. It goes back to Williams & Peng 1990,
 * whose BPTT(h; h′) goes back h steps at every h′-th; here h = h′ = k, or k1 = k2 in Sutskever 2013.
 */
import type { Tensors } from './cell.ts';
import type { Ops, Tensor, Tensor2D } from './ops.ts';

/** The same states as mere numbers. */
export function detached(tf: Ops, state: Tensors): Tensors {
  const stop = (x: Tensor2D) =>
    tf.customGrad((value) => ({
      value: tf.clone(value as Tensor),
      gradFunc: (dy: Tensor) => tf.zerosLike(dy),
    }))(x) as Tensor2D;
  return Object.fromEntries(Object.entries(state).map(([id, value]) => [id, stop(value)]));
}
