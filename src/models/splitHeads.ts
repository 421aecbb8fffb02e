/**
 * Linear maps of several heads at once: one matrix product over a batch of heads, with nothing to be transposed before or after.
 * Written with their gradients, because tfjs' own does not add up what several heads ask of one input.
 */
import type { Rows } from './rowSums.ts';
import type { GradSaveFunc, Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';

/** `[groups, rows, width]` → `[rows, width]` */
function sumGroups(tf: Ops, x: Tensor3D, ones: Tensor2D): Tensor2D {
  const [groups, rows, width] = x.shape;
  const flat = tf.reshape(x, [groups, rows * width]) as Tensor2D;
  return tf.reshape(tf.matMul(ones, flat), [rows, width]) as Tensor2D;
}

const asBatch = (tf: Ops, x: Tensor2D) => tf.reshape(x, [1, ...x.shape]) as Tensor3D;

/**
 * Each group's own view of one input.
 * @param x `[rows, in]`
 * @param weights `[groups, in, out]`
 * @returns `[groups, rows, out]`
 */
export function splitHeads(tf: Ops, x: Tensor2D, weights: Tensor3D, rows: Rows): Tensor3D {
  const ones = rows(weights.shape[0]);
  const map = tf.customGrad((input, weight, save) => {
    const [value, matrix] = [input, weight] as unknown as [Tensor2D, Tensor3D];
    (save as unknown as GradSaveFunc)([value, matrix, ones]);
    return {
      value: tf.matMul(asBatch(tf, value), matrix),
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        tf.tidy(() => {
          const [kept, factors, one] = saved as [Tensor2D, Tensor3D, Tensor2D];
          const byInput = tf.matMul<Tensor3D>(dy as Tensor3D, factors, false, true);
          return [sumGroups(tf, byInput, one), tf.matMul(asBatch(tf, kept), dy as Tensor3D, true, false)];
        }),
    };
  });
  return map(x, weights) as Tensor3D;
}

/**
 * The sum of what each group makes of its own input.
 * @param x `[groups, rows, in]`
 * @param weights `[groups, in, out]`
 * @returns `[rows, out]`
 */
export function mergeHeads(tf: Ops, x: Tensor3D, weights: Tensor3D, rows: Rows): Tensor2D {
  const ones = rows(weights.shape[0]);
  const map = tf.customGrad((input, weight, save) => {
    const [value, matrix] = [input, weight] as unknown as [Tensor3D, Tensor3D];
    (save as unknown as GradSaveFunc)([value, matrix]);
    return {
      value: sumGroups(tf, tf.matMul(value, matrix), ones),
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        tf.tidy(() => {
          const [kept, factors] = saved as [Tensor3D, Tensor3D];
          const whole = asBatch(tf, dy as Tensor2D);
          return [tf.matMul(whole, factors, false, true), tf.matMul(kept, whole, true, false)];
        }),
    };
  });
  return map(x, weights) as Tensor2D;
}
