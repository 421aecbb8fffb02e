/**
 * Sums over rows and back, as matrix products with rows of one number: tfjs' CPU backend adds a column to a matrix element by
 * element, at twenty times the cost of adding two matrices. The rows are made once for a whole forward pass, and whoever needs one
 * again on the way back saves it.
 */
import type { Ops, Tensor2D } from './ops.ts';

/** `[1, width]`, filled with `value`; the same tensor for the same question. */
export type Rows = (width: number, value?: number) => Tensor2D;

/** Rows for one forward pass; the caller's tidy disposes of them. Ask outside of a gradient of one's own, which has a tidy itself. */
export function rowsFor({ fill }: Ops): Rows {
  const made = new Map<string, Tensor2D>();
  return (width, value = 1) => {
    const key = `${width}/${value}`;
    const row = made.get(key) ?? (fill([1, width], value) as Tensor2D);
    made.set(key, row);
    return row;
  };
}

/** `[rows, width]` → `[rows, 1]`: sums. */
export function sumRows(tf: Ops, x: Tensor2D, ones: Tensor2D): Tensor2D {
  return tf.matMul(x, ones, false, true);
}

/** `[rows, 1]` → `[rows, width]`: each row filled with its number times that of `row`. */
export function spread(tf: Ops, column: Tensor2D, row: Tensor2D): Tensor2D {
  return tf.matMul(column, row);
}
