/**
 * A training batch in slices: a fixed number of rows each, whose losses and gradients are added up in the order of the rows. Whoever
 * computes them, and however many do it at once, the sum is the same to the last bit. On one core nothing is lost by it: what a slice
 * holds stays in a nearer cache.
 */
import type { FlatBatch } from '../kernels/network.ts';
import type { Arena, Piece } from './arena.ts';
import type { WasmNetwork } from './network.ts';
import { SliceRun } from './sliceRun.ts';

export interface BatchSize {
  readonly batchSize: number;
  readonly timeSteps: number;
  /** Rows of a slice; left out, as many as `rowsOfSlice` says. */
  readonly sliceRows?: number;
}

/** Rows of a slice at least; four of them are one vector's width in the products over rows. */
const LEAST_ROWS = 8;
/** What a slice should hold, so that turning the weights and adding up the gradients weighs little: rows of all steps, and multiply-adds. */
const LEAST_STEPS = 128;
const LEAST_WORK = 2 ** 20;

/**
 * How many rows each slice has; the last has what is left.
 * @param weights parameters of the network
 */
export function rowsOfSlice({ batchSize, timeSteps }: BatchSize, weights: number): number {
  let rows = LEAST_ROWS;
  while (rows < batchSize && (rows * timeSteps < LEAST_STEPS || rows * timeSteps * weights < LEAST_WORK))
    rows *= 2;
  return Math.min(rows, batchSize);
}

/** Some rows of a batch, as views. */
function rowsFrom({ timeSteps, batchSize, ...all }: FlatBatch, first: number, end: number): FlatBatch {
  const part = (values: Float32Array) => {
    const width = values.length / batchSize;
    return values.subarray(first * width, end * width);
  };
  return {
    batchSize: end - first,
    timeSteps,
    inputs: part(all.inputs),
    targets: part(all.targets),
    mask: part(all.mask),
  };
}

export class Slices {
  readonly count: number;
  /** Rows of all slices but the last. */
  private readonly rows: number;
  /** For the last slice, where it has fewer rows. */
  private readonly last: SliceRun | undefined;
  private readonly full: SliceRun;

  /**
   * @param parameters the address of all parameters
   * @param gradient takes the gradient of the slice that was run last
   */
  constructor(
    arena: Arena,
    network: WasmNetwork,
    private readonly size: BatchSize,
    parameters: number,
    private readonly gradient: Piece,
  ) {
    const { batchSize, timeSteps } = size;
    this.rows = size.sliceRows ?? rowsOfSlice(size, network.layout.places.length);
    this.count = Math.ceil(batchSize / this.rows);
    const left = batchSize % this.rows;
    const runOf = (rows: number) =>
      new SliceRun(arena, network, { batchSize: rows, timeSteps }, parameters, gradient.address);
    this.full = runOf(this.rows);
    this.last = left === 0 ? undefined : runOf(left);
  }

  /** The rows of a slice, as views of the batch. */
  of(batch: FlatBatch, slice: number): FlatBatch {
    const first = slice * this.rows;
    return rowsFrom(batch, first, Math.min(first + this.rows, this.size.batchSize));
  }

  /** The one that reads a slice; what it has read stays in it until the next. */
  runOf(slice: number): SliceRun {
    return slice === this.count - 1 && this.last ? this.last : this.full;
  }

  /**
   * Reads a slice and goes back through it.
   * @param masked how many steps are masked in, in the whole batch
   * @returns what it adds to the loss; the gradient is what it adds to that
   */
  measure(rows: FlatBatch, slice: number, masked: number): number {
    return this.runOf(slice).measure(rows, masked);
  }

  /** The gradient of the slice that was run last. */
  get values(): Float32Array {
    return this.gradient.values;
  }
}
