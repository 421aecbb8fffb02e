/**
 * What a cell adds to the loop over time, which is written once: how its sums of weighted inputs lie side by side, and its own
 * arithmetic forward and backward, which the compiled kernels hold.
 */
import type { KernelExports } from '../exports.ts';

/** The four matrices of a layer: of the inputs, of the state, of a second product with the state, and the biases. */
export type MatrixName = 'input' | 'recurrent' | 'second' | 'bias';

/** Where a block of columns of a parameter lies. */
export interface Place {
  readonly matrix: MatrixName;
  readonly block: number;
}

/** Which blocks of the sums a matrix feeds: the first of them, and how many. */
export interface Blocks {
  readonly first: number;
  readonly count: number;
}

/** One time step, as addresses. `rows` × `units` floats each, but for the sums, which are `blocks` times as wide. */
export interface Step {
  readonly kernels: KernelExports;
  readonly rows: number;
  readonly units: number;
  /** Sums going in; gates, and on the way back gradients by the sums, coming out. */
  sums: number;
  h: number;
  hBefore: number;
  /** Of a cell with a second state. */
  c: number;
  cBefore: number;
  /** What the cell keeps of the step for the way back. */
  kept: number;
  /** ∂loss/∂h of this step and, to be added to, of the step before. */
  dh: number;
  dhBefore: number;
  /** Handed from step to step on the way back, beside dh: the gradient by c. */
  carried: number;
  /** The second product's matrix, and its transpose. */
  second: number;
  secondTransposed: number;
}

export interface SequenceCell {
  /** Sums a unit has. */
  readonly blocks: number;
  readonly fedByInput: Blocks;
  readonly fedByState: Blocks;
  /** For each parameter, by its name within a layer: where its blocks of columns lie. */
  readonly places: Readonly<Record<string, readonly Place[]>>;
  /** True where there is a state c beside h. */
  readonly hasCellState: boolean;
  /** True where something is kept of each step for the way back. */
  readonly keeps: boolean;
  /** The block that a second product with `kept` feeds, where there is one. */
  readonly secondBlock?: number;
  /** Where gates lie after the way forward, by lane. */
  readonly gates: Readonly<Record<string, number>>;
  forward(step: Step): void;
  backward(step: Step): void;
}

/** Blocks 0, 1, … of one matrix. */
export function blocksOf(matrix: MatrixName, ...blocks: readonly number[]): Place[] {
  return blocks.map((block) => ({ matrix, block }));
}
