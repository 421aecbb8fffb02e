/**
 * Sums over rows and back, as matrix products with ones: tfjs' CPU backend adds a column to a matrix element by element, at twenty
 * times the cost of adding two matrices, and sums by way of a transposition where it need not.
 */
import type { Ops, Tensor2D } from './ops.ts';

/** `[rows, width]` → `[rows, 1]` */
export function sumRows(tf: Ops, x: Tensor2D): Tensor2D {
  return tf.matMul(x, tf.fill([x.shape[1], 1], 1) as Tensor2D);
}

/** `[rows, 1]` → `[rows, width]`, each row filled with its number times `factor`. */
export function spread(tf: Ops, column: Tensor2D, width: number, factor = 1): Tensor2D {
  return tf.matMul(column, tf.fill([1, width], factor) as Tensor2D);
}

/** `[groups, width]` → `[1, width]` */
export function sumColumns(tf: Ops, x: Tensor2D): Tensor2D {
  return tf.matMul(tf.fill([1, x.shape[0]], 1) as Tensor2D, x);
}
