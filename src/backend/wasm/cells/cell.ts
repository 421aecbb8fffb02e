/**
 * What a cell adds to the loop over time, which is written once: its states, how its sums lie side by side, and its own arithmetic
 * forward and backward, which the compiled kernels hold.
 */
import type { KernelExports } from '../exports.ts';
import type { SumLayout } from './sumLayout.ts';

/** One time step, as addresses. `rows` × `units` floats each, but for the sums, which are `blocks` times as wide. */
export interface Step<State extends string = string> {
  readonly kernels: KernelExports;
  readonly rows: number;
  readonly units: number;
  /** Sums going in; gates, and on the way back gradients by the sums, coming out. */
  sums: number;
  /** The states that the step finds, and those that it makes. */
  readonly before: Record<State, number>;
  readonly after: Record<State, number>;
  /** What the cell keeps of the step for the way back. */
  kept: number;
  /** ∂loss/∂h of this step and, to be added to, of the step before. */
  dh: number;
  dhBefore: number;
  /** The gradients by the other states, handed from step to step on the way back. */
  readonly carried: Record<Exclude<State, 'h'>, number>;
  /** Room for numbers of the way back that last no longer than the step. */
  scratch: number;
  /** The second product's matrix, and its transpose. */
  second: number;
  secondTransposed: number;
}

export interface SequenceCell<State extends string = string> extends SumLayout {
  /** The hidden state `h` first. */
  readonly states: readonly State[];
  /** How many steps' inputs the first layer reads at once, the present among them; 1 where it says nothing. */
  readonly window?: number;
  /** True where something is kept of each step for the way back. */
  readonly keeps: boolean;
  /** Of a cell with another state than h: the one by which the gradient lies in the place of what was kept, after `backward`. */
  readonly leaves?: Exclude<State, 'h'>;
  forward(step: Step<State>): void;
  backward(step: Step<State>): void;
}
