/** Products of what all steps and rows hold with a matrix of weights: forward, back, and for the gradient by the weights. */
import type { KernelExports } from './exports.ts';
import { FLOAT } from './layout.ts';

/** Rows of floats, one under the other: where the first begins, and floats from one to the next. */
export interface Rows {
  readonly address: number;
  readonly width: number;
}

/** A matrix in memory. */
export interface Weights {
  readonly address: number;
  readonly rows: number;
  readonly columns: number;
}

/** Weight gradients are taken over so many rows at a time, which stay in the nearest cache. */
const CHUNK = 128;

/** into = from · weights, or into += from · weights, for `count` rows. */
export function product(
  { gemm }: KernelExports,
  from: Rows,
  weights: Weights,
  into: Rows,
  count: number,
  adds = false,
): void {
  gemm(
    from.address,
    from.width * FLOAT,
    FLOAT,
    weights.address,
    weights.columns * FLOAT,
    into.address,
    into.width * FLOAT,
    count,
    weights.rows,
    weights.columns,
    adds,
  );
}

/** into = what was read, transposed · the gradient by what it fed, over `count` rows. */
export function weightProduct(
  { gemm }: KernelExports,
  read: Rows,
  fed: Rows,
  into: Weights,
  count: number,
): void {
  for (let row = 0; row < count; row += CHUNK)
    gemm(
      read.address + row * read.width * FLOAT,
      FLOAT,
      read.width * FLOAT,
      fed.address + row * fed.width * FLOAT,
      fed.width * FLOAT,
      into.address,
      into.columns * FLOAT,
      into.rows,
      Math.min(CHUNK, count - row),
      into.columns,
      row > 0,
    );
}
