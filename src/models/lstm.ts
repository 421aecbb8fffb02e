/** One time step of the LSTM in tensor operations; its equations stand in `about/lstm.ts`. */
import { lstm as about } from './about/lstm.ts';
import { unclamped, type Cell } from './cell.ts';
import type { Tensor2D } from './ops.ts';

export const lstm: Cell = {
  ...about,
  step(tf, { weightIh, weightHh, bias }, x, { h, c }, _options, clamp = unclamped) {
    const sums = tf.add(tf.add(tf.matMul(x, weightIh!), tf.matMul(h!, weightHh!)), bias!);
    const [sumI, sumF, sumG, sumO] = tf.split(sums, 4, 1) as Tensor2D[];
    const i = clamp('i', tf.sigmoid(sumI!));
    const f = clamp('f', tf.sigmoid(sumF!));
    const g = clamp('g', tf.tanh(sumG!));
    const o = clamp('o', tf.sigmoid(sumO!));
    const nextC = clamp('c', tf.add<Tensor2D>(tf.mul(f, c!), tf.mul(i, g)));
    const nextH = tf.mul<Tensor2D>(o, tf.tanh(nextC));
    return { state: { h: nextH, c: nextC }, gates: { i, f, g, o } };
  },
};
