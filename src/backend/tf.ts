/**
 * The one door to TensorFlow.js. Everything else receives the operations from here as an argument.
 *
 * `tfjs-core` registers no gradients by itself: without `register_all_gradients` training throws. The operations are named one
 * by one because a namespace passed as a value would keep all of tfjs-core in the worker's script.
 */
// prettier-ignore
import {
  abs, add, addN, argMax, cast, clone, concat, concat1d, cos, cumsum, customGrad, dispose, div, equal,
  exp, expandDims, fill, gather, greater, keep, less, lessEqual, log, logSoftmax, matMul, max, maximum,
  mean, memory, min, minimum, mul, neg, oneHot, ones, onesLike, pad, pow, relu, reshape, reverse, rsqrt,
  scalar, sigmoid, sin, slice, softmax, softplus, split, sqrt, square, squaredDifference, squeeze, stack,
  step, sub, sum, tanh, tensor, tensor1d, tensor2d, tensor3d, tidy, tile, transpose, unstack,
  valueAndGrad, valueAndGrads, where, zeros, zerosLike,
  env, setBackend,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import type { Ops } from '../models/ops.ts';

/** What models, losses and optimizers may use. */
// prettier-ignore
export const tf: Ops = {
  abs, add, addN, argMax, cast, clone, concat, concat1d, cos, cumsum, customGrad, dispose, div, equal,
  exp, expandDims, fill, gather, greater, keep, less, lessEqual, log, logSoftmax, matMul, max, maximum,
  mean, memory, min, minimum, mul, neg, oneHot, ones, onesLike, pad, pow, relu, reshape, reverse, rsqrt,
  scalar, sigmoid, sin, slice, softmax, softplus, split, sqrt, square, squaredDifference, squeeze, stack,
  step, sub, sum, tanh, tensor, tensor1d, tensor2d, tensor3d, tidy, tile, transpose, unstack,
  valueAndGrad, valueAndGrads, where, zeros, zerosLike,
};

export { env, setBackend };
