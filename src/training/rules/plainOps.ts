/**
 * The operations that models, losses and optimizers are written in, once more on plain arrays of 64-bit floats: what the
 * reference says of a small network, without TensorFlow.js or a graphics card. Values only, no gradients; slow and simple.
 */
import type { Ops, Tensor } from '../../models/ops.ts';
import {
  concat,
  matMul,
  plain,
  reshape,
  sizeOf,
  slice,
  split,
  stack,
  transpose,
  unstack,
  type Plain,
} from './plainShapes.ts';

type Operand = Plain | number;

const map =
  (value: (x: number) => number) =>
  ({ shape, data }: Plain): Plain => ({ shape, data: data.map(value) });

/** Element by element; the smaller operand is repeated, as numbers and rows of biases are. */
const pairwise =
  (value: (a: number, b: number) => number) =>
  (left: Operand, right: Operand): Plain => {
    const [a, b] = [left, right].map((side) => (typeof side === 'number' ? plain([side], []) : side)) as [
      Plain,
      Plain,
    ];
    const [m, n] = [a.data.length, b.data.length];
    const data = new Float64Array(Math.max(m, n));
    for (let k = 0, i = 0, j = 0; k < data.length; k++) {
      data[k] = value(a.data[i]!, b.data[j]!);
      if (++i === m) i = 0;
      if (++j === n) j = 0;
    }
    return { shape: m >= n ? a.shape : b.shape, data };
  };

/** Of everything, or with an axis along the last one, which may stay with one number. */
const reduce =
  (start: number, step: (a: number, b: number) => number) =>
  (x: Plain, axis?: number, keep = false): Plain => {
    if (axis === undefined) return plain([x.data.reduce(step, start)], []);
    const width = x.shape.at(-1)!;
    const shape = [...x.shape.slice(0, -1), ...(keep ? [1] : [])];
    const data = Float64Array.from({ length: sizeOf(shape) }, (_, row) =>
      x.data.subarray(row * width, (row + 1) * width).reduce(step, start),
    );
    return { shape, data };
  };

/** Handed on as it is, `Math.max` would take the index for a number as well. */
const larger = (a: number, b: number) => Math.max(a, b);

function logSoftmax(x: Plain): Plain {
  const width = x.shape.at(-1)!;
  const largest = reduce(-Infinity, larger)(x, -1);
  const row = (k: number) => Math.floor(k / width);
  const shifted = { shape: x.shape, data: x.data.map((value, k) => value - largest.data[row(k)]!) };
  const logs = reduce(0, (sum, value) => sum + Math.exp(value))(shifted, -1).data.map(Math.log);
  return { shape: x.shape, data: shifted.data.map((value, k) => value - logs[row(k)]!) };
}

function oneHot(indices: Plain, depth: number): Plain {
  const data = new Float64Array(indices.data.length * depth);
  for (const [row, index] of indices.data.entries()) data[row * depth + index] = 1;
  return { shape: [...indices.shape, depth], data };
}

const same = (x: Plain) => x;

/** What is written with a gradient of its own, without the gradient. */
const valueAlone =
  (compute: (...given: unknown[]) => { readonly value: Plain }) =>
  (...inputs: readonly Plain[]) =>
    compute(...inputs, () => {}).value;

const operations = {
  abs: map(Math.abs),
  exp: map(Math.exp),
  rsqrt: map((x) => 1 / Math.sqrt(x)),
  neg: map((x) => -x),
  relu: map((x) => Math.max(0, x)),
  sigmoid: map((x) => 1 / (1 + Math.exp(-x))),
  softplus: map((x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
  sqrt: map(Math.sqrt),
  square: map((x) => x * x),
  tanh: map(Math.tanh),
  add: pairwise((a, b) => a + b),
  sub: pairwise((a, b) => a - b),
  mul: pairwise((a, b) => a * b),
  div: pairwise((a, b) => a / b),
  maximum: pairwise(Math.max),
  squaredDifference: pairwise((a, b) => (a - b) ** 2),
  sum: reduce(0, (a, b) => a + b),
  max: reduce(-Infinity, larger),
  zeros: (shape: readonly number[]) => plain(new Float64Array(sizeOf(shape)), shape),
  fill: (shape: readonly number[], value: number) =>
    plain(new Float64Array(sizeOf(shape)).fill(value), shape),
  tensor2d: plain,
  tidy: <T>(compute: () => T) => compute(),
  cast: same,
  concat,
  customGrad: valueAlone,
  logSoftmax,
  matMul,
  oneHot,
  reshape,
  slice,
  split,
  stack,
  transpose,
  unstack,
};

/** Stands in for TensorFlow.js where models, losses and optimizers ask for operations; `Plain` stands in for its tensors. */
export const plainOps = operations as unknown as Ops;

/** Fits wherever the stand-in is to be handed a tensor. */
export function asTensor(value: Plain): never {
  return value as never;
}

/** What the stand-in has given. */
export function asPlain(value: Tensor): Plain {
  return value as unknown as Plain;
}
