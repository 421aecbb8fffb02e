/**
 * The contract of a recurrent cell: one time step, written in tensor operations that it receives as an argument.
 *
 * The loop over time, the layers and the head live in `recurrent.ts`. This one step is the reference: it runs on every
 * backend, is checked against published vectors, and is what a fused kernel must equal in values and gradients.
 */
import type { Ops, Tensor, Tensor2D } from './ops.ts';
import type { ParameterSpec } from './parameters.ts';
import type { Option, OptionValues } from '../options/option.ts';

/** A quantity of the cell that the score can show as a lane, one value for each unit and step. */
export interface LaneSpec {
  /** The field's own letter: h, c; i, f, g, o; r, z, n. */
  readonly id: string;
  readonly label: string;
  /** How to read the lane, in a few words. */
  readonly sentence: string;
  readonly range: readonly [number, number];
  /** True where values may lie beyond the range, which then is no more than the scale they are shown on. */
  readonly unbounded?: boolean;
}

/** Named tensors; every name is one the cell declared. */
export type Tensors<T extends Tensor = Tensor2D> = Readonly<Record<string, T>>;

/**
 * What a cell asks of each gate it has computed, and of each state but the hidden one, before anything is made of it: the value
 * itself, or what it is clamped to (see `interventions.ts`); for its gradient, the value and an offset.
 */
export type Clamp = (lane: string, value: Tensor2D) => Tensor2D;

export const unclamped: Clamp = (_, value) => value;

export interface CellStep {
  /** The next state by name, each `[batch, hidden]`. */
  readonly state: Tensors;
  /** The activated gates by name, each `[batch, hidden]`. */
  readonly gates: Tensors;
}

/** A colour in the light and in the dark theme, as `#rrggbb`. */
export interface ColorPair {
  readonly light: string;
  readonly dark: string;
}

/** A state by which units are found at the flat ends of a tanh, where no gradient passes. */
export interface TanhLane {
  /** The state's id. */
  readonly lane: string;
  /** Whether the state is what tanh gives, or what it is taken of. */
  readonly is: 'value' | 'argument';
}

/** What a person is told of a cell, and of the model made of it. */
export interface Description {
  readonly id: string;
  readonly label: string;
  /** What it is, in one sentence. */
  readonly sentence: string;
  /** Its own in curves, keys and names: text at 4.5 : 1 on the page, and like no other network's. */
  readonly color: ColorPair;
  readonly options: readonly Option[];
  /** What each layer holds at each step; the first is the hidden state, which the next layer reads. */
  readonly states: readonly LaneSpec[];
  /** In the order in which they are shown, everywhere alike: lanes, equations and circuit. */
  readonly gates: readonly LaneSpec[];
  /** The gates by id in the order of their blocks of columns in the parameters; absent where that is the order of `gates`. */
  readonly blocks?: readonly string[];
  /**
   * One line an equation, in the field's letters (see `equation.ts`): `x` is what the layer reads, `h` a state before the step and
   * `h′` after it. Layers that differ (from 0) say so.
   */
  readonly equations: (options: OptionValues, layer?: number) => readonly string[];
  /**
   * Which parameter each letter of the equations stands for, by its name within the layer or the model. With a gate as its
   * subscript a letter stands for that gate's block of columns, unless the whole name has an entry of its own.
   */
  readonly letters: Readonly<Record<string, string>>;
  /**
   * How many numbers a unit and layer more two libraries count, because they add two biases where one does the same; 0 where they
   * count as here, absent where they have no such cell.
   */
  readonly spareBiases?: (options: OptionValues) => { readonly pytorch?: number; readonly keras?: number };
  /** The state that goes through a tanh; none where there is none. */
  readonly tanh: (options: OptionValues) => TanhLane | undefined;
}

/** The gates by id, in the order of their blocks of columns in the parameters. */
export const blocksOf = ({ blocks, gates }: Pick<Description, 'blocks' | 'gates'>): readonly string[] =>
  blocks ?? gates.map(({ id }) => id);

/** A cell without how it is computed: what the page and the budget ask of it. */
export interface CellAbout extends Description {
  /**
   * The parameters of one layer. Names are unique within the cell.
   * @param timeSteps the longest sequence it is trained on: how they start may depend on it, their shapes may not
   */
  parameters(
    inputSize: number,
    hiddenSize: number,
    options: OptionValues,
    timeSteps: number,
  ): readonly ParameterSpec[];
}

export interface Cell extends CellAbout {
  /**
   * One time step.
   * @param parameters by name, in the shapes that `parameters` declared
   * @param x `[batch, inputSize]`
   * @param state by name, each `[batch, hiddenSize]`
   * @param clamp asked of every gate and of every state but the hidden one, before anything is made of it
   */
  step(
    tf: Ops,
    parameters: Tensors<Tensor>,
    x: Tensor2D,
    state: Tensors,
    options: OptionValues,
    clamp?: Clamp,
  ): CellStep;
  /** All steps of a layer at once, where the cell's equations allow it; must equal `step` after `step`. */
  readonly sequence?: CellSequence;
}

export interface SequenceShape {
  readonly timeSteps: number;
  readonly batchSize: number;
  /** Where the gradient stops; see `truncation.ts`. */
  readonly truncate?: number | undefined;
}

/** States and gates of all steps, each `[time · batch, hidden]`, the batch of the first step first. */
export type SequenceRun = CellStep;

/**
 * @param x `[time · batch, inputSize]`, the batch of the first step first: the steps of a sequence then lie whole batches apart,
 *   and a shift in time moves one block of memory
 * @param initial the state before the first step, each `[batch, hidden]`; zeros where absent
 * @param hiddenOffsets added to the hidden states before the next step reads them, `[time · batch, hidden]`
 */
export type CellSequence = (
  tf: Ops,
  parameters: Tensors<Tensor>,
  x: Tensor2D,
  shape: SequenceShape,
  initial: Tensors | undefined,
  options: OptionValues,
  hiddenOffsets?: Tensor2D,
) => SequenceRun;
