import * as core from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-webgl/dist/base';
import { beforeAll, expect, test } from 'vitest';
import '../../src/backend/webglKernels.ts';
import { tf } from '../../src/backend/tf.ts';
import type { OpName, Tensor, Tensor1D, Tensor2D } from '../../src/models/ops.ts';

beforeAll(() => core.setBackend('webgl'));

const other = () => tf.tensor2d([0.4, 1.2, 0.7, 0.9, 1.1, 0.3], [2, 3]);
const indices = () => tf.tensor1d([1, 0], 'int32');

/** Each operation of `models/ops.ts` with a gradient, on a matrix `[2, 3]` of positive numbers. */
const differentiable: Partial<Record<OpName, (x: Tensor2D) => Tensor>> = {
  abs: (x) => tf.abs(x),
  add: (x) => tf.add(x, other()),
  addN: (x) => tf.addN([x, other()]),
  clone: (x) => tf.clone(x),
  concat: (x) => tf.concat([x, other()], 1),
  concat1d: (x) => tf.concat1d([tf.reshape(x, [6]) as Tensor1D, tf.tensor1d([1])]),
  cos: (x) => tf.cos(x),
  cumsum: (x) => tf.cumsum(x, 1),
  div: (x) => tf.div(other(), x),
  exp: (x) => tf.exp(x),
  expandDims: (x) => tf.expandDims(x, 1),
  gather: (x) => tf.gather(x, indices()),
  log: (x) => tf.log(x),
  logSoftmax: (x) => tf.mul(tf.logSoftmax(x), other()),
  matMul: (x) => tf.matMul(x, other(), false, true),
  max: (x) => tf.max(x, 1),
  maximum: (x) => tf.maximum(x, other()),
  mean: (x) => tf.mean(x, 1),
  min: (x) => tf.min(x, 1),
  minimum: (x) => tf.minimum(x, other()),
  mul: (x) => tf.mul(x, other()),
  neg: (x) => tf.neg(x),
  pad: (x) =>
    tf.pad(x, [
      [1, 0],
      [0, 2],
    ]),
  pow: (x) => tf.pow(x, tf.scalar(3)),
  relu: (x) => tf.relu(tf.sub(x, tf.scalar(0.8))),
  reshape: (x) => tf.reshape(x, [3, 2]),
  reverse: (x) => tf.mul(tf.reverse(x, 1), other()),
  rsqrt: (x) => tf.rsqrt(x),
  sigmoid: (x) => tf.sigmoid(x),
  sin: (x) => tf.sin(x),
  slice: (x) => tf.slice(x, [0, 1], [2, 2]),
  softmax: (x) => tf.mul(tf.softmax(x), other()),
  softplus: (x) => tf.softplus(x),
  split: (x) => tf.split(x, 3, 1)[1]!,
  sqrt: (x) => tf.sqrt(x),
  square: (x) => tf.square(x),
  squaredDifference: (x) => tf.squaredDifference(x, other()),
  squeeze: (x) => tf.squeeze(tf.slice(x, [0, 1], [2, 1])),
  stack: (x) => tf.stack([x, other()], 1),
  sub: (x) => tf.sub(other(), x),
  sum: (x) => tf.sum(x, 0),
  tanh: (x) => tf.tanh(x),
  tile: (x) => tf.tile(x, [2, 1]),
  transpose: (x) => tf.mul(tf.transpose(x), tf.transpose(other())),
  unstack: (x) => tf.unstack(x, 1)[2]!,
  where: (x) => tf.where(tf.greater(other(), tf.scalar(0.8)), x, other()),
};

const START = [0.5, 1.5, 0.9, 0.2, 1.3, 0.6];

test.each(Object.keys(differentiable) as OpName[])(
  '%s and its gradient run on the chosen kernels',
  (name) => {
    const operation = differentiable[name]!;
    const total = (values: number[]) =>
      tf.tidy(() => tf.sum(operation(tf.tensor2d(values, [2, 3]))).dataSync()[0]!);
    const gradient = tf.tidy(() => {
      const { grad } = tf.valueAndGrad((x) => tf.sum(operation(x as Tensor2D)))(tf.tensor2d(START, [2, 3]));
      return [...grad.dataSync()];
    });
    const step = 1e-2;
    for (const [k, value] of gradient.entries()) {
      const moved = (by: number) => total(START.map((start, index) => (index === k ? start + by : start)));
      expect(Math.abs(value - (moved(step) - moved(-step)) / (2 * step))).toBeLessThan(
        5e-3 * (1 + Math.abs(value)),
      );
    }
  },
);

test('operations without a gradient run on the chosen kernels', () => {
  tf.tidy(() => {
    const x = tf.tensor2d(START, [2, 3]);
    expect([...tf.argMax(x, 1).dataSync()]).toEqual([1, 1]);
    expect([...tf.oneHot(indices(), 3).dataSync()]).toEqual([0, 1, 0, 1, 0, 0]);
    expect([...tf.cast(tf.less(x, other()), 'float32').dataSync()]).toEqual([0, 0, 0, 1, 0, 0]);
    expect([...tf.cast(tf.equal(x, x), 'float32').dataSync()]).toEqual([1, 1, 1, 1, 1, 1]);
    expect([...tf.cast(tf.lessEqual(x, other()), 'float32').dataSync()]).toEqual([0, 0, 0, 1, 0, 0]);
    expect(tf.sum(tf.onesLike(x)).dataSync()[0]).toBe(6);
    expect(tf.sum(tf.zerosLike(x)).dataSync()[0]).toBe(0);
    const square: [number, number] = [2, 2];
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- not an array's fill
    expect(tf.sum(tf.add(tf.fill(square, 3), tf.ones(square))).dataSync()[0]).toBe(16);
  });
});
