/**
 * The operations that models, losses and optimizers are written in, once more on plain arrays of 64-bit floats: what the
 * reference says of a small network, without TensorFlow.js or a graphics card. Values only, no gradients; slow and simple.
 */
import type { Ops, Tensor } from '../../models/ops.ts';

/** A tensor in plain numbers, row by row. */
export interface Plain {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

type Operand = Plain | number;

const sizeOf = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/** Shares what is in 64-bit floats already. */
export function plain(data: ArrayLike<number>, shape: readonly number[] = [data.length]): Plain {
  return { shape, data: data instanceof Float64Array ? data : new Float64Array(data) };
}

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

/** Of matrices, or of as many matrices on both sides, or of one with each of the other side's. */
function matMul(a: Plain, b: Plain, turnA = false, turnB = false): Plain {
  const [m, p] = a.shape.slice(-2) as [number, number];
  const [q, n] = b.shape.slice(-2) as [number, number];
  const [rows, inner] = turnA ? [p, m] : [m, p];
  const columns = turnB ? q : n;
  const [left, right] = [a.data.length / (m * p), b.data.length / (q * n)];
  const groups = Math.max(left, right);
  const [rowA, stepA] = turnA ? [1, p] : [p, 1];
  const [stepB, columnB] = turnB ? [1, n] : [n, 1];
  const data = new Float64Array(groups * rows * columns);
  for (let group = 0; group < groups; group++) {
    const [fromA, fromB] = [(group % left) * m * p, (group % right) * q * n];
    for (let row = 0; row < rows; row++)
      for (let k = 0; k < inner; k++) {
        const factor = a.data[fromA + row * rowA + k * stepA]!;
        const into = (group * rows + row) * columns;
        for (let column = 0; column < columns; column++)
          data[into + column]! += factor * b.data[fromB + k * stepB + column * columnB]!;
      }
  }
  const before = a.shape.length > 2 || b.shape.length > 2 ? [groups] : [];
  return { shape: [...before, rows, columns], data };
}

/** The part of a tensor from `begin` on, `size` along each axis. */
function slice(x: Plain, begin: readonly number[], size: readonly number[]): Plain {
  const width = size.at(-1)!;
  const data = new Float64Array(sizeOf(size));
  for (let at = 0; at < data.length; at += width) {
    let place = 0;
    let rest = at;
    for (let axis = 0; axis < size.length; axis++) {
      const stride = sizeOf(size.slice(axis + 1));
      place = place * x.shape[axis]! + begin[axis]! + Math.floor(rest / stride);
      rest %= stride;
    }
    data.set(x.data.subarray(place, place + width), at);
  }
  return { shape: size, data };
}

/** One behind the other along the first axis, or along the last. */
function concat(parts: readonly Plain[], axis = 0): Plain {
  const { shape } = parts[0]!;
  const widths = parts.map((part) => part.shape[axis]!);
  const whole = shape.map((side, k) => (k === axis ? widths.reduce((sum, width) => sum + width, 0) : side));
  const outer = sizeOf(shape.slice(0, axis));
  const data = new Float64Array(sizeOf(whole));
  let into = 0;
  for (let row = 0; row < outer; row++)
    for (const part of parts) {
      const count = part.data.length / outer;
      data.set(part.data.subarray(row * count, (row + 1) * count), into);
      into += count;
    }
  return { shape: whole, data };
}

/** Axis k of the result is axis `order[k]` of what is given. */
function transpose(x: Plain, order: readonly number[]): Plain {
  const shape = order.map((axis) => x.shape[axis]!);
  const strides = order.map((axis) => sizeOf(x.shape.slice(axis + 1)));
  const data = Float64Array.from({ length: x.data.length }, (_, at) => {
    let place = 0;
    let rest = at;
    for (let k = shape.length - 1; k >= 0; k--) {
      place += (rest % shape[k]!) * strides[k]!;
      rest = Math.floor(rest / shape[k]!);
    }
    return x.data[place]!;
  });
  return { shape, data };
}

/** Cuts along the first axis into equal parts, or along the last, into so many equal parts or parts of these widths. */
function split(x: Plain, parts: number | readonly number[], axis = 0): Plain[] {
  if (axis === 0 && typeof parts === 'number') {
    const count = x.data.length / parts;
    const shape = [x.shape[0]! / parts, ...x.shape.slice(1)];
    return Array.from({ length: parts }, (_, k) => ({
      shape,
      data: x.data.slice(k * count, (k + 1) * count),
    }));
  }
  const columns = x.shape.at(-1)!;
  const rows = x.data.length / columns;
  const widths = typeof parts === 'number' ? new Array<number>(parts).fill(columns / parts) : parts;
  let start = 0;
  return widths.map((width) => {
    const data = new Float64Array(rows * width);
    for (let row = 0; row < rows; row++) {
      const from = row * columns + start;
      data.set(x.data.subarray(from, from + width), row * width);
    }
    start += width;
    return { shape: [...x.shape.slice(0, -1), width], data };
  });
}

function reshape(x: Plain, shape: readonly number[]): Plain {
  const known = -sizeOf(shape);
  return { shape: shape.map((side) => (side === -1 ? x.data.length / known : side)), data: x.data };
}

/** `[batch, time, …]` into a list by steps. */
function unstack(x: Plain): Plain[] {
  const [batchSize, timeSteps, width] = x.shape as [number, number, number];
  const flat = reshape(x, [batchSize, timeSteps * width]);
  return split(flat, timeSteps, 1);
}

/** A list of `[batch, width]` into `[batch, time, width]`. */
function stack(steps: readonly Plain[]): Plain {
  const [batchSize, width] = steps[0]!.shape as [number, number];
  const shape = [batchSize, steps.length, width];
  const data = Float64Array.from({ length: sizeOf(shape) }, (_, k) => {
    const row = Math.floor(k / width);
    return steps[row % steps.length]!.data[Math.floor(row / steps.length) * width + (k % width)]!;
  });
  return { shape, data };
}

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
