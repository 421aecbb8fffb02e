/** The simple RNN's own arithmetic. Both states and sums are `[rows, units]`, one block, so rows need no care. */
import { tanh4 } from './activations';
import { tanhSlope, VECTOR, withoutTiny } from './vector';

/** h = tanh(sum) */
export function tanhForward(sums: usize, h: usize, count: i32): void {
  for (const end = sums + ((<usize>count) << 2); sums < end; sums += VECTOR, h += VECTOR)
    v128.store(h, tanh4(v128.load(sums)));
}

/** In place of the sums, the gradient by them: dh·(1 − h²). */
export function tanhBackward(sums: usize, h: usize, dh: usize, count: i32): void {
  for (const end = sums + ((<usize>count) << 2); sums < end; sums += VECTOR, h += VECTOR, dh += VECTOR) {
    const gradient = withoutTiny(v128.load(dh));
    v128.store(sums, f32x4.mul(gradient, tanhSlope(v128.load(h))));
  }
}

/** h = max(0, sum) */
export function reluForward(sums: usize, h: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = sums + ((<usize>count) << 2); sums < end; sums += VECTOR, h += VECTOR)
    v128.store(h, f32x4.max(v128.load(sums), zero));
}

/** In place of the sums, the gradient by them: dh where h > 0. */
export function reluBackward(sums: usize, h: usize, dh: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = sums + ((<usize>count) << 2); sums < end; sums += VECTOR, h += VECTOR, dh += VECTOR) {
    const gradient = withoutTiny(v128.load(dh));
    v128.store(sums, v128.and(gradient, f32x4.gt(v128.load(h), zero)));
  }
}
