/**
 * The tensor operations that a model receives as an argument. Only types are imported here: a model's file can be read by
 * the page, which never carries TensorFlow.js.
 */
import type * as core from '@tensorflow/tfjs-core';

export type Ops = typeof core;
export type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
