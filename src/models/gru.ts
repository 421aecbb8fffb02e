/** One time step of the GRU in tensor operations; its equations stand in `about/gru.ts`. */
import { gru as about, resetsBefore } from './about/gru.ts';
import { unclamped, type Cell } from './cell.ts';
import type { Ops, Tensor2D } from './ops.ts';

/** Columns of r and z together, and those of n, of a matrix with three blocks of columns. */
function splitCandidate(tf: Ops, matrix: Tensor2D): [Tensor2D, Tensor2D] {
  const width = matrix.shape[1] / 3;
  return tf.split(matrix, [2 * width, width], 1) as [Tensor2D, Tensor2D];
}

export const gru: Cell = {
  ...about,
  step(tf, { weightIh, weightHh, bias, biasHn }, x, { h }, options, clamp = unclamped) {
    const before = resetsBefore(options);
    const [inputRz, inputN] = splitCandidate(tf, tf.add(tf.matMul<Tensor2D>(x, weightIh!), bias!));
    // Before: only r and z can be had from h itself, so the weights are split; after: their one product with h.
    const [left, right] = splitCandidate(
      tf,
      before ? (weightHh as Tensor2D) : tf.matMul<Tensor2D>(h!, weightHh!),
    );
    const gates = tf.sigmoid(tf.add<Tensor2D>(inputRz, before ? tf.matMul(h!, left) : left));
    const [computedR, computedZ] = tf.split(gates, 2, 1) as [Tensor2D, Tensor2D];
    const r = clamp('r', computedR);
    const z = clamp('z', computedZ);
    const past = before
      ? tf.matMul<Tensor2D>(tf.mul(r, h!), right)
      : tf.mul<Tensor2D>(r, tf.add(right, biasHn!));
    const n = clamp('n', tf.tanh(tf.add<Tensor2D>(inputN, past)));
    // n + z∘(h − n), one operation less than the equation.
    return { state: { h: tf.add<Tensor2D>(n, tf.mul(z, tf.sub(h!, n))) }, gates: { r, z, n } };
  },
};
