/**
 * Scaled dot-product attention (Vaswani et al. 2017, arXiv:1706.03762), all heads of all sequences in one product each:
 *
 *     P = softmax(q·kᵀ + mask)        y = P·v
 *
 * The scale 1/√(head size) is already in q. The gradient is written out: the sum over a row of dP∘P is that of dy∘y (Dao et al.
 * 2022, arXiv:2205.14135, appendix B), which is read off the outputs instead of off all pairs of steps.
 */
import { spread, sumRows, type Rows } from './rowSums.ts';
import type { GradSaveFunc, Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';

/** What attention is made of. */
export interface Attention {
  readonly tf: Ops;
  /** `[groups, time, head size]` */
  readonly q: Tensor3D;
  /** `[groups, past + time, head size]` */
  readonly k: Tensor3D;
  readonly v: Tensor3D;
  /** `[time, past + time]`: 0 where a step may look, far below 0 where it may not. */
  readonly mask: Tensor2D;
  readonly rows: Rows;
}

interface Attended {
  /** `[groups, time, head size]` */
  readonly y: Tensor3D;
  /** `[groups, time, past + time]`, each row adds up to 1. */
  readonly weights: Tensor3D;
}

function compute({ tf, q, k, v, mask }: Attention, ones: Tensor2D): Attended {
  const scores = tf.add<Tensor3D>(tf.matMul(q, k, false, true), mask);
  const [groups, timeSteps, reach] = scores.shape;
  const rows = tf.reshape(scores, [groups * timeSteps, reach]) as Tensor2D;
  // Less the largest of its row, so that no exponential overflows.
  const powers = tf.exp(tf.sub<Tensor2D>(rows, spread(tf, tf.max(rows, 1, true), ones)));
  const weights = tf.reshape(
    tf.div(powers, spread(tf, sumRows(tf, powers, ones), ones)),
    scores.shape,
  ) as Tensor3D;
  return { y: tf.matMul(weights, v), weights };
}

/** What each step takes from the steps it may look at, `[groups, time, head size]`. Differentiable by q, k and v. */
export function scaledDotProduct(attention: Attention): Tensor3D {
  const { tf, rows } = attention;
  // Made out here: within, they would be gone before the way back.
  const [narrow, wide] = [rows(attention.q.shape[2]), rows(attention.k.shape[1])];
  const custom = tf.customGrad((a, b, c, save) => {
    const [q, k, v] = [a, b, c] as [Tensor3D, Tensor3D, Tensor3D];
    const { y, weights } = compute({ ...attention, q, k, v }, wide);
    (save as unknown as GradSaveFunc)([q, k, v, y, weights, narrow, wide]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => tf.tidy(() => gradients(tf, dy as Tensor3D, saved)),
    };
  });
  return custom(attention.q, attention.k, attention.v) as Tensor3D;
}

type Saved = [Tensor3D, Tensor3D, Tensor3D, Tensor3D, Tensor3D, Tensor2D, Tensor2D];

function gradients(tf: Ops, dy: Tensor3D, saved: readonly Tensor[]): Tensor3D[] {
  const [q, k, v, y, weights, narrow, wide] = saved as Saved;
  const [groups, timeSteps] = weights.shape;
  const products = tf.reshape(tf.mul(dy, y), [groups * timeSteps, y.shape[2]]) as Tensor2D;
  const along = tf.reshape(spread(tf, sumRows(tf, products, narrow), wide), weights.shape) as Tensor3D;
  const byScores = tf.mul<Tensor3D>(weights, tf.sub(tf.matMul(dy, v, false, true), along));
  return [tf.matMul(byScores, k), tf.matMul(byScores, q, true, false), tf.matMul(weights, dy, true, false)];
}

/** The weights alone, to be looked at. */
export function attentionWeights(attention: Attention): Tensor3D {
  return compute(attention, attention.rows(attention.k.shape[1])).weights;
}
