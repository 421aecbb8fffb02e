/**
 * Scaled dot-product attention (Vaswani et al. 2017, arXiv:1706.03762), all heads of all sequences in one product each:
 *
 *     P = softmax(q·kᵀ + mask)        y = P·v
 *
 * The scale 1/√(head size) is already in q. The gradient is written out: the sum over a row of dP∘P is that of dy∘y (Dao et al.
 * 2022, arXiv:2205.14135, appendix B), which is read off the outputs instead of off all pairs of steps.
 */
import { spread, sumRows } from './columns.ts';
import type { GradSaveFunc, Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';

interface Attended {
  /** `[groups, time, head size]` */
  readonly y: Tensor3D;
  /** `[groups, time, past + time]`, each row adds up to 1. */
  readonly weights: Tensor3D;
}

/** @param mask `[time, past + time]`: 0 where a step may look, far below 0 where it may not */
function compute(tf: Ops, q: Tensor3D, k: Tensor3D, v: Tensor3D, mask: Tensor2D): Attended {
  const scores = tf.add<Tensor3D>(tf.matMul(q, k, false, true), mask);
  const [groups, timeSteps, reach] = scores.shape;
  const rows = tf.reshape(scores, [groups * timeSteps, reach]) as Tensor2D;
  // Less the largest of its row, so that no exponential overflows.
  const powers = tf.exp(tf.sub<Tensor2D>(rows, spread(tf, tf.max(rows, 1, true), reach)));
  const weights = tf.reshape(
    tf.div(powers, spread(tf, sumRows(tf, powers), reach)),
    scores.shape,
  ) as Tensor3D;
  return { y: tf.matMul(weights, v), weights };
}

/**
 * What each step takes from the steps it may look at. Differentiable by q, k and v.
 * @param q `[groups, time, head size]`
 * @param k `[groups, past + time, head size]`; so is v
 */
export function attend(tf: Ops, q: Tensor3D, k: Tensor3D, v: Tensor3D, mask: Tensor2D): Tensor3D {
  const attention = tf.customGrad((a, b, c, save) => {
    const [queries, keys, values] = [a, b, c] as [Tensor3D, Tensor3D, Tensor3D];
    const { y, weights } = compute(tf, queries, keys, values, mask);
    (save as unknown as GradSaveFunc)([queries, keys, values, y, weights]);
    return { value: y, gradFunc: (dy: Tensor, saved: Tensor[]) => gradients(tf, dy as Tensor3D, saved) };
  });
  return attention(q, k, v) as Tensor3D;
}

function gradients(tf: Ops, dy: Tensor3D, saved: readonly Tensor[]): Tensor3D[] {
  const [q, k, v, y, weights] = saved as [Tensor3D, Tensor3D, Tensor3D, Tensor3D, Tensor3D];
  const [groups, timeSteps, reach] = weights.shape;
  const products = tf.reshape(tf.mul(dy, y), [groups * timeSteps, y.shape[2]]) as Tensor2D;
  const along = tf.reshape(spread(tf, sumRows(tf, products), reach), weights.shape) as Tensor3D;
  const byScores = tf.mul<Tensor3D>(weights, tf.sub(tf.matMul(dy, v, false, true), along));
  return [tf.matMul(byScores, k), tf.matMul(byScores, q, true, false), tf.matMul(weights, dy, true, false)];
}

/** The weights alone, to be looked at. */
export function attentionWeights(tf: Ops, q: Tensor3D, k: Tensor3D, v: Tensor3D, mask: Tensor2D): Tensor3D {
  return compute(tf, q, k, v, mask).weights;
}
