/**
 * The tensor operations that models, losses and optimizers are written in, received as an argument. Only types are imported
 * here: a model's file can be read by the page, which never carries TensorFlow.js. The list is closed so that the worker's
 * script holds no more of TensorFlow.js than is used; an operation that a new model needs is added here and in `backend/tf.ts`.
 */
import type * as core from '@tensorflow/tfjs-core';

// prettier-ignore
export type OpName =
  | 'abs' | 'add' | 'addN' | 'argMax' | 'cast' | 'clone' | 'concat' | 'concat1d' | 'cos' | 'cumsum'
  | 'customGrad' | 'dispose' | 'div' | 'equal' | 'exp' | 'expandDims' | 'fill' | 'gather' | 'greater'
  | 'keep' | 'less' | 'lessEqual' | 'log' | 'logSoftmax' | 'matMul' | 'max' | 'maximum' | 'mean'
  | 'memory' | 'min' | 'minimum' | 'mul' | 'neg' | 'oneHot' | 'ones' | 'onesLike' | 'pad' | 'pow' | 'relu'
  | 'reshape' | 'reverse' | 'rsqrt' | 'scalar' | 'sigmoid' | 'sin' | 'slice' | 'softmax' | 'softplus'
  | 'split' | 'sqrt' | 'square' | 'squaredDifference' | 'squeeze' | 'stack' | 'step' | 'sub' | 'sum'
  | 'tanh' | 'tensor' | 'tensor1d' | 'tensor2d' | 'tensor3d' | 'tidy' | 'tile' | 'transpose' | 'unstack'
  | 'valueAndGrad' | 'valueAndGrads' | 'where' | 'zeros' | 'zerosLike';

export type Ops = Pick<typeof core, OpName>;
export type {
  GradSaveFunc,
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor3D,
  Tensor4D,
} from '@tensorflow/tfjs-core';
