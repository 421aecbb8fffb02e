/** Signs of life within a long call. */
import type { Ops, Tensor } from './ops.ts';

/** The tensor itself; `onProgress` is called when it is made and again when its gradient passes on the way back. */
export function withProgressHook<T extends Tensor>(tf: Ops, x: T, onProgress: () => void): T {
  const pulse = (value: Tensor): Tensor => {
    onProgress();
    return tf.clone(value);
  };
  return tf.customGrad((value) => ({ value: pulse(value as Tensor), gradFunc: (dy) => pulse(dy) }))(x) as T;
}
