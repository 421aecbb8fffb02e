/**
 * What a cell adds to the fused form: the arithmetic of its gates, forward and backward. Sums over inputs and hidden states,
 * the loop over time, and everything else is written once for all cells.
 *
 * The arithmetic is GLSL on `vec4`s that hold one unit of four sequences.
 */
export interface CellKernel {
  /** How many sums of weighted inputs a unit has, 1 to 4: `sum0` …; their order is the order of a weight's components. */
  readonly sums: number;
  /** For each parameter, by its name within a layer: the sum that each of its blocks of columns belongs to. */
  readonly components: Readonly<Record<string, readonly number[]>>;
  /** States, read as `before_h` … in the next step; the first is the hidden state. */
  readonly states: readonly string[];
  /** All that is kept of a step: the states first, then gates, then what only the way back needs. */
  readonly kept: readonly string[];
  /** Declares a `vec4` for each of `kept`, given `sum0` … and `before_h` …. */
  readonly forward: string;
  /** What of `kept` the way back reads, under its own name, and of the states before the step, as `before_h` …. */
  readonly reads: readonly string[];
  readonly readsBefore: readonly string[];
  /**
   * Gradients handed to the step before beside those through the weights, by the state they belong to. Read as
   * `after_c` …, zero at the last step; the hidden state's is part of `dh` already.
   */
  readonly carried: readonly string[];
  /** What the first draw back hands only to the second. */
  readonly handed?: readonly string[];
  /**
   * Declares `vec4 dsum0` … and `vec4 carry_c` … for each of `carried`, given `dh`: the whole gradient by this step's hidden
   * state.
   */
  readonly backward: string;
  /** Set where one sum cannot be had from the hidden state alone, so that a step takes two draws each way. */
  readonly second?: SecondDraw;
}

/**
 * One sum of the cell reads a quantity of the same step, which must be there for all units first, in place of the hidden state
 * of the step before. The first draw leaves that sum without its recurrent part.
 */
export interface SecondDraw {
  /** The number of that sum. */
  readonly sum: number;
  /** What it reads: one of `kept`, made by the first draw. */
  readonly through: string;
  /** Of `kept`, what the second draw makes, given `sum` (the recurrent part) and what it reads; `before_h` … are there too. */
  readonly kept: readonly string[];
  readonly reads: readonly string[];
  readonly forward: string;
  /** On the way back: what the second draw makes, given `dthrough` and what it reads, of the first draw and of `kept`. */
  readonly makes: readonly string[];
  readonly readsFirst: readonly string[];
  readonly readsKept: readonly string[];
  readonly backward: string;
}
