/**
 * The rules that turn a gradient into a change of the parameters, each a pure function on one vector that holds all
 * parameters side by side: a few operations an update, whatever the number of parameters.
 *
 * Decays, shares and epsilon are stated in `optimizerConstants.ts`; epsilon is never taken from the backend, which answers 1e-4 on
 * the GPUs that could bear 1e-8 (tfjs#6980). Numbers that change from step to step (learning rate, bias correction) reach the
 * device as scalar tensors, so no shader is compiled anew for them.
 */
import { moments, ratesOf, type Moment } from '../../backend/optimizerConstants.ts';
import type { OptimizerId } from '../../config/experiment.ts';
import type { Ops, Tensor1D } from '../../models/ops.ts';

export interface Update {
  readonly parameters: Tensor1D;
  /** As many as `momentCount`, each as long as `parameters`; all zero before the first step. */
  readonly moments: readonly Tensor1D[];
  readonly gradient: Tensor1D;
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
}

export interface Optimizer {
  readonly id: OptimizerId;
  readonly momentCount: number;
  /** New parameters and moments; the old ones stay as they are and belong to the caller. */
  update(tf: Ops, at: Update): { parameters: Tensor1D; moments: Tensor1D[] };
}

function blend(tf: Ops, { decay, share }: Moment, old: Tensor1D, fresh: Tensor1D): Tensor1D {
  return tf.add(tf.mul(old, decay), tf.mul(fresh, share));
}

/** parameters − rate · direction */
function moved(tf: Ops, parameters: Tensor1D, rate: number, direction: Tensor1D): Tensor1D {
  return tf.sub(parameters, tf.mul(direction, rate));
}

/** Gradient descent: p ← p − lr·g */
const sgd: Optimizer = {
  id: 'sgd',
  momentCount: moments.sgd.length,
  update: (tf, { parameters, gradient, learningRate }) => ({
    parameters: tf.tidy(() => moved(tf, parameters, learningRate, gradient)),
    moments: [],
  }),
};

/** Momentum (Polyak 1964, in PyTorch's form): u ← 0.9·u + g, p ← p − lr·u */
const momentum: Optimizer = {
  id: 'momentum',
  momentCount: moments.momentum.length,
  update: (tf, { parameters, moments: [old], gradient, learningRate }) =>
    tf.tidy(() => {
      const velocity = tf.add<Tensor1D>(tf.mul(old!, moments.momentum[0].decay), gradient);
      return { parameters: moved(tf, parameters, learningRate, velocity), moments: [velocity] };
    }),
};

/** RMSprop (Tieleman & Hinton 2012, lecture 6.5): v ← 0.9·v + 0.1·g², p ← p − lr·g / (√v + ε) */
const rmsprop: Optimizer = {
  id: 'rmsprop',
  momentCount: moments.rmsprop.length,
  update: (tf, { parameters, moments: [old], gradient, step, learningRate }) =>
    tf.tidy(() => {
      const [rate, epsilon] = ratesOf('rmsprop', step, learningRate);
      const squares = blend(tf, moments.rmsprop[0], old!, tf.square(gradient));
      const direction = tf.div<Tensor1D>(gradient, tf.add(tf.sqrt(squares), epsilon));
      return { parameters: moved(tf, parameters, rate, direction), moments: [squares] };
    }),
};

/**
 * Adam (Kingma & Ba 2014, arXiv:1412.6980): m ← 0.9·m + 0.1·g, v ← 0.999·v + 0.001·g², p ← p − lr·m̂ / (√v̂ + ε) with
 * m̂ = m / (1 − 0.9^t) and v̂ = v / (1 − 0.999^t). Both corrections are drawn into the rate and ε, which is the same number.
 */
const adam: Optimizer = {
  id: 'adam',
  momentCount: moments.adam.length,
  update: (tf, { parameters, moments: [oldMean, oldSquares], gradient, step, learningRate }) =>
    tf.tidy(() => {
      const [rate, epsilon] = ratesOf('adam', step, learningRate);
      const mean = blend(tf, moments.adam[0], oldMean!, gradient);
      const squares = blend(tf, moments.adam[1], oldSquares!, tf.square(gradient));
      const direction = tf.div<Tensor1D>(mean, tf.add(tf.sqrt(squares), epsilon));
      return { parameters: moved(tf, parameters, rate, direction), moments: [mean, squares] };
    }),
};

const optimizers: Readonly<Record<OptimizerId, Optimizer>> = { sgd, momentum, rmsprop, adam };

/** The optimizer of that id. */
export function optimizerOf(id: OptimizerId): Optimizer {
  return optimizers[id];
}
