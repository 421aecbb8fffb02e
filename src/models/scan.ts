/**
 * A linear recurrence for all steps at once, by a scan that doubles its reach (Hillis & Steele 1986, "Data Parallel Algorithms"):
 *
 *     h_t = a_t∘h_{t−1} + b_t        from  (a, b) after (a', b') = (a∘a', a∘b' + b)
 *
 * After k rounds each step has summed up the 2^k steps before it, so ⌈log₂ T⌉ rounds do. Nothing is divided and no logarithm
 * taken: with factors between 0 and 1, products can only fade to 0, and no length makes them overflow.
 *
 * The gradient is the same recurrence back in time, g_t = ∂L/∂h_t + a_{t+1}∘g_{t+1}, with ∂L/∂b_t = g_t and ∂L/∂a_t = g_t∘h_{t−1}:
 * nothing of the rounds has to be kept for it.
 */
import type { GradSaveFunc, Ops, Tensor, Tensor2D } from './ops.ts';

/** Rows `from` up to, not including, `to`. */
function rows(tf: Ops, x: Tensor2D, from: number, to: number): Tensor2D {
  return tf.slice(x, [from, 0], [to - from, x.shape[1]]);
}

/** The rounds in one direction. `factors` `[T − 1, width]` are those of steps 1 … T − 1. */
function rounds(tf: Ops, factors: Tensor2D, values: Tensor2D, direction: 'forward' | 'back'): Tensor2D {
  const timeSteps = values.shape[0];
  let sums = values;
  // Row k: the product of factors over `reach` steps, up to step k + reach.
  let products = factors;
  for (let reach = 1; reach < timeSteps; reach *= 2) {
    const rest = timeSteps - reach;
    const [early, late] = [rows(tf, sums, 0, rest), rows(tf, sums, reach, timeSteps)];
    sums =
      direction === 'forward'
        ? tf.concat([rows(tf, sums, 0, reach), tf.add<Tensor2D>(late, tf.mul(products, early))])
        : tf.concat([tf.add<Tensor2D>(early, tf.mul(products, late)), rows(tf, sums, rest, timeSteps)]);
    if (2 * reach < timeSteps) {
      products = tf.mul(rows(tf, products, reach, rest), rows(tf, products, 0, rest - reach));
    }
  }
  return sums;
}

/** The factors on the way back, 0 where nothing of the gradient goes on to the step before. */
function withCuts(tf: Ops, factors: Tensor2D, cuts: readonly number[]): Tensor2D {
  if (cuts.length === 0) return factors;
  const count = factors.shape[0];
  const passes = new Float32Array(count).fill(1);
  for (const row of cuts) passes[row] = 0;
  return tf.mul(factors, tf.tensor2d(passes, [count, 1]));
}

/**
 * h of all steps, differentiable by both; h_0 = b_0.
 * @param a `[time − 1, width]`: the factors of all steps but the first
 * @param b `[time, width]`
 * @param cuts rows of `a` through which no gradient goes back to the state before; that by the factor itself stays
 * @returns `[time, width]`
 */
export function linearScan(tf: Ops, a: Tensor2D, b: Tensor2D, cuts: readonly number[] = []): Tensor2D {
  const timeSteps = b.shape[0];
  if (timeSteps === 1) return b;
  const scan = tf.customGrad((factors, values, save) => {
    const h = rounds(tf, factors as Tensor2D, values as Tensor2D, 'forward');
    (save as unknown as GradSaveFunc)([factors as Tensor, h]);
    return {
      value: h,
      gradFunc: (dh: Tensor, saved: Tensor[]) =>
        tf.tidy(() => {
          const [kept, states] = saved as [Tensor2D, Tensor2D];
          const g = rounds(tf, withCuts(tf, kept, cuts), dh as Tensor2D, 'back');
          return [tf.mul(rows(tf, g, 1, timeSteps), rows(tf, states, 0, timeSteps - 1)), g];
        }),
    };
  });
  return scan(a, b) as Tensor2D;
}
