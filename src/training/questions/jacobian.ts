/**
 * The Jacobian of one step: how the whole state after a step changes with the whole state before it, ∂s_t/∂s_{t−1}. The state
 * of a layer is all that it carries: h, and c where there is one. What the layer reads at that step is held fixed.
 */
import type { Tensors } from '../../models/cell.ts';
import type { Tensor, Tensor2D, Tensor3D } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Trainer } from '../trainers/trainer.ts';

/**
 * One batched way back: each row of the batch has the same state and takes the gradient of another number of the next one.
 * @param row a batch of one
 * @param at the step, from 0; before the first the state is zero
 * @returns `[size, size]` row by row, entry (i, j) being ∂s_t[i]/∂s_{t−1}[j]. Waits for the device.
 */
export function stepJacobian(trainer: Trainer, row: Batch, layer: number, at: number): Float32Array {
  const { network } = trainer;
  const { tf, model } = network;
  const ids = model.states.map(({ id }) => id);
  const width = network.size.hiddenSize;
  const size = ids.length * width;
  return tf.tidy(() => {
    const parameters = trainer.views();
    const inputs = network.inputsOf(row);
    const features = inputs.shape[2];
    const upTo = (from: number, steps: number) =>
      tf.slice(inputs, [0, from, 0], [1, steps, features]) as Tensor3D;
    const read = network.forward(parameters, upTo(0, Math.max(1, at)));
    const before = read.carry.map((state) => tileState(state as Tensors, at > 0));
    const joined = (state: Tensors<Tensor>) =>
      tf.concat(
        ids.map((id) => state[id] as Tensor2D),
        1,
      );
    const start = joined(before[layer]!);
    const x = tf.tile(upTo(at, 1), [size, 1, 1]) as Tensor3D;
    const numbers = Int32Array.from({ length: size }, (_, k) => k);
    const picks = tf.cast(tf.oneHot(tf.tensor1d(numbers, 'int32'), size), 'float32');
    const step = (state: Tensor) => {
      // The gradient of a split into one part is none.
      const parts = ids.length === 1 ? [state] : tf.split(state as Tensor2D, ids.length, 1);
      const changed = Object.fromEntries(ids.map((id, k) => [id, parts[k]!]));
      const carry = before.map((other, k) => (k === layer ? changed : other));
      const after = joined(network.forward(parameters, x, { carry }).carry[layer]!);
      return tf.sum(tf.mul(after, picks));
    };
    const { grad } = tf.valueAndGrad(step as Parameters<typeof tf.valueAndGrad>[0])(start);
    return grad.dataSync<'float32'>();

    function tileState(state: Tensors, begun: boolean): Record<string, Tensor> {
      const tiled = (value: Tensor2D) => tf.tile(begun ? value : tf.zerosLike(value), [size, 1]);
      return Object.fromEntries(ids.map((id) => [id, tiled(state[id]!)]));
    }
  });
}
