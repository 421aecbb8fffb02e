/**
 * Proves a backend before it is trusted: a matrix product, the activations and a sum whose answers are known.
 * Devices that round to 16 bits, or whose drivers miscompile, fail here and not in the middle of a lesson.
 */
import type { Ops } from '../models/ops.ts';

const ROWS = 3;
const INNER = 5;
const COLUMNS = 4;

/** Largest relative error accepted: far above float32 rounding (6e-8), far below float16 (5e-4). */
const TOLERANCE = 2e-5;

function expected(left: readonly number[], right: readonly number[]): number[] {
  const answers: number[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      let sum = 0;
      for (let k = 0; k < INNER; k++) sum += left[row * INNER + k]! * right[k * COLUMNS + column]!;
      answers.push(Math.tanh(sum) + 1 / (1 + Math.exp(-sum)) + Math.exp(sum / 8));
    }
  }
  return answers;
}

/** True when the active backend computes what JavaScript computes. Reads back synchronously. */
export function passesSelfTest(tf: Ops): boolean {
  const left = Array.from({ length: ROWS * INNER }, (_, k) => Math.sin(k + 1));
  const right = Array.from({ length: INNER * COLUMNS }, (_, k) => Math.cos(3 * k));
  const actual = tf.tidy(() => {
    const product = tf.matMul(tf.tensor2d(left, [ROWS, INNER]), tf.tensor2d(right, [INNER, COLUMNS]));
    return tf.addN([tf.tanh(product), tf.sigmoid(product), tf.exp(tf.div(product, 8))]).dataSync();
  });
  return expected(left, right).every(
    (value, k) => Math.abs(actual[k]! - value) <= TOLERANCE * Math.abs(value),
  );
}
