/**
 * Layer normalisation (Ba, Kiros & Hinton 2016, arXiv:1607.06450) of each row, without gain and bias of its own: both would be
 * multiplied into the matrix that follows, which can learn them as well.
 *
 *     y = (x − mean) / √(variance + ε)
 *
 * The gradient is written out (`dx = (dy − mean(dy) − y·mean(dy∘y)) / √(variance + ε)`), which halves the operations that it would
 * be taken apart into.
 */
import { spread, sumRows, type Rows } from './rowSums.ts';
import type { GradSaveFunc, Ops, Tensor, Tensor2D } from './ops.ts';

const EPSILON = 1e-5;

/** @param x `[rows, width]` */
export function layerNorm(tf: Ops, x: Tensor2D, rows: Rows): Tensor2D {
  const width = x.shape[1];
  const [ones, shares] = [rows(width), rows(width, 1 / width)];
  const normalise = tf.customGrad((input, save) => {
    const values = input as Tensor2D;
    const centred = tf.sub<Tensor2D>(values, spread(tf, sumRows(tf, values, ones), shares));
    const variance = sumRows(tf, tf.square(centred), shares);
    const inverse = spread(tf, tf.rsqrt(tf.add(variance, EPSILON)), ones);
    const y = tf.mul<Tensor2D>(centred, inverse);
    (save as unknown as GradSaveFunc)([y, inverse, ones, shares]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        tf.tidy(() => {
          const [kept, scale, one, share] = saved as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
          const along = spread(tf, sumRows(tf, tf.mul(dy as Tensor2D, kept), one), share);
          const mean = spread(tf, sumRows(tf, dy as Tensor2D, one), share);
          return tf.mul(tf.sub(tf.sub(dy, mean), tf.mul(kept, along)), scale);
        }),
    };
  });
  return normalise(x) as Tensor2D;
}
