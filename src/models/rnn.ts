/** One time step of the simple RNN in tensor operations; its equations stand in `about/rnn.ts`. */
import { isRelu, rnn as about } from './about/rnn.ts';
import type { Cell } from './cell.ts';
import type { Tensor2D } from './ops.ts';

export const rnn: Cell = {
  ...about,
  step(tf, { weightIh, weightHh, bias }, x, { h }, options) {
    const sum = tf.add<Tensor2D>(tf.add(tf.matMul(x, weightIh!), tf.matMul(h!, weightHh!)), bias!);
    return { state: { h: isRelu(options) ? tf.relu(sum) : tf.tanh(sum) }, gates: {} };
  },
};
