import type { PreActivations } from '../preActivations.ts';

/**
 * What a cell adds to the fused form: the arithmetic of its gates, forward and backward. Sums over inputs and hidden states,
 * the loop over time, and everything else is written once for all cells.
 *
 * The arithmetic is GLSL on `vec4`s that hold one unit of four sequences.
 *
 * The way back rests on this: the gradient by a sum is a gradient by something of the same unit and step (its hidden state, its
 * cell state) times a factor that is known as soon as the step has been read. That factor, the sum's *slope*, is kept on the way
 * forward. So what goes from step to step are the few gradients that the sums' are multiples of.
 */
export interface CellKernel {
  /** `sum0` …; their order is the order of a weight's components. */
  readonly preActivations: PreActivations;
  /** States, read as `before_h` … in the next step; the first is the hidden state. */
  readonly states: readonly string[];
  /** What can be shown of a step beside its states. */
  readonly gates: readonly string[];
  /**
   * Declares a `vec4` for each state, each gate, the `slope0` … of each sum and what else the way back reads, given `sum0` … and
   * `before_h` ….
   */
  readonly forward: string;
  readonly back: Backward;
  /** Set where one sum cannot be had from the hidden state alone, so that a step takes two draws each way. */
  readonly second?: SecondDraw;
}

export interface Backward {
  /** The gradients that a step computes, by what they are gradients by; `h` first. */
  readonly gradients: readonly string[];
  /** For each sum the gradient that its own is a multiple of: one of the above, or `through` (see `SecondDraw`). */
  readonly by: readonly string[];
  /** Gradients of the next step that are read as `after_c` …; zero at the last step. */
  readonly after: readonly string[];
  /** What is read of what the next step has kept, as `next_f` …, and of what this step has kept, as `now_f` …. */
  readonly next: readonly string[];
  readonly now: readonly string[];
  /**
   * Adds to `vec4 dh`, which holds what comes from above and through the weights, and declares `vec4 dc` … for the other
   * gradients.
   */
  readonly text: string;
}

/**
 * One sum of the cell reads a quantity of the same step, which must be there for all units first, in place of the hidden state
 * of the step before. The first draw leaves that sum without its recurrent part. On the way back a second draw makes the
 * gradient by that quantity, `through`, out of the gradient by the hidden state.
 */
export interface SecondDraw {
  /** What it reads, declared by the first draw. */
  readonly through: string;
  /** What the second draw declares, all states among it. */
  readonly makes: readonly string[];
  /** Of what the first draw declares, what the second reads; `sum` (the recurrent part) and `before_h` … are there too. */
  readonly reads: readonly string[];
  readonly forward: string;
}

/** The number of the sum that the second draw completes; −1 where there is no second draw. */
export function secondSum({ preActivations: { names, second } }: CellKernel): number {
  return second === undefined ? -1 : names.indexOf(second);
}

/** What the draws of a plan are for: only the answers, the gates as well, or a way back. */
export type Purpose = 'answers' | 'readings' | 'training';

const unique = (names: readonly string[]) => [...new Set(names)];

/**
 * What is kept of a step, by the draw that makes it: one list, or two for a cell with a second draw. Each list is the layers of
 * one texture. States come first in the last list.
 */
export function keptOf(kernel: CellKernel, purpose: Purpose): string[][] {
  const { states, gates, back, second } = kernel;
  const slopes = kernel.preActivations.names.map((_, g) => `slope${g}`);
  const wanted = {
    answers: states,
    readings: [...states, ...gates],
    training: [...states, ...slopes, ...back.next, ...back.now],
  };
  const all = unique(wanted[purpose]);
  if (!second) return [all];
  const handedOn = [second.through, ...second.reads];
  const first = unique([...all.filter((name) => !second.makes.includes(name)), ...handedOn]);
  return [first, all.filter((name) => second.makes.includes(name))];
}

/** Where something kept lies: which of the lists of `keptOf`, and which layer. */
export function placeOf(kept: readonly (readonly string[])[], name: string): { part: number; layer: number } {
  const part = kept.findIndex((names) => names.includes(name));
  return { part, layer: kept[part]!.indexOf(name) };
}
