/** Tensors as plain arrays of 64-bit floats: products, and what puts their parts together and takes them apart. */

/** A tensor in plain numbers, row by row. */
export interface Plain {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export const sizeOf = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/** Shares what is in 64-bit floats already. */
export function plain(data: ArrayLike<number>, shape: readonly number[] = [data.length]): Plain {
  return { shape, data: data instanceof Float64Array ? data : new Float64Array(data) };
}

/** Of matrices, or of as many matrices on both sides, or of one with each of the other side's. */
export function matMul(a: Plain, b: Plain, turnA = false, turnB = false): Plain {
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
export function slice(x: Plain, begin: readonly number[], size: readonly number[]): Plain {
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
export function concat(parts: readonly Plain[], axis = 0): Plain {
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
export function transpose(x: Plain, order: readonly number[]): Plain {
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
export function split(x: Plain, parts: number | readonly number[], axis = 0): Plain[] {
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

export function reshape(x: Plain, shape: readonly number[]): Plain {
  const known = -sizeOf(shape);
  return { shape: shape.map((side) => (side === -1 ? x.data.length / known : side)), data: x.data };
}

/** `[batch, time, …]` into a list by steps. */
export function unstack(x: Plain): Plain[] {
  const [batchSize, timeSteps, width] = x.shape as [number, number, number];
  const flat = reshape(x, [batchSize, timeSteps * width]);
  return split(flat, timeSteps, 1);
}

/** A list of `[batch, width]` into `[batch, time, width]`. */
export function stack(steps: readonly Plain[]): Plain {
  const [batchSize, width] = steps[0]!.shape as [number, number];
  const shape = [batchSize, steps.length, width];
  const data = Float64Array.from({ length: sizeOf(shape) }, (_, k) => {
    const row = Math.floor(k / width);
    return steps[row % steps.length]!.data[Math.floor(row / steps.length) * width + (k % width)]!;
  });
  return { shape, data };
}
