/** What a model's parameters are: names, shapes and how each is initialised. Plain data that both realms read. */
import type { Ops, Tensor, Tensor1D } from './ops.ts';

/**
 * How a parameter starts.
 * - `input`: Glorot uniform (Glorot & Bengio 2010), fan-in and fan-out of one block; or those of `fans`, for a matrix whose rows
 *   stack what several heads read.
 * - `recurrent`: what the experiment's `init` names (glorot, orthogonal, identity), times its gain, block by block.
 * - `bias`: the given value for each block.
 * - `chrono`: a bias by which a unit remembers for up to T steps: log(u) times the block's factor, u uniform in [1, T − 1] and drawn
 *   once a unit (Tallec & Ollivier 2018, arXiv:1804.11188).
 * - `normal`: normal numbers of that standard deviation.
 */
export type Start =
  | { readonly kind: 'input'; readonly fans?: readonly [number, number] }
  | { readonly kind: 'recurrent' }
  | { readonly kind: 'bias'; readonly values: readonly number[] }
  | { readonly kind: 'chrono'; readonly timeSteps: number; readonly factors: readonly number[] }
  | { readonly kind: 'normal'; readonly deviation: number };

export interface ParameterSpec {
  /** Unique within the model: `layer0/weightIh`, `head/bias`. Within a cell, without the prefix. */
  readonly name: string;
  /** In words, such as "input weights". */
  readonly label: string;
  /** `[rows, columns]` of a matrix or `[columns]` of a vector; the columns hold `blocks` gates side by side. */
  readonly shape: readonly [number] | readonly [number, number];
  readonly blocks: number;
  readonly start: Start;
}

/** The bias that starts at 0 in all of its blocks. */
export function zeroBias(name: string, label: string, size: number, blocks = 1): ParameterSpec {
  const start = { kind: 'bias', values: Array<number>(blocks).fill(0) } as const;
  return { name, label, shape: [blocks * size], blocks, start };
}

/** Weights of what is read, `blocks` gates side by side. */
export function inputWeights(
  name: string,
  label: string,
  rows: number,
  columns: number,
  blocks = 1,
): ParameterSpec {
  return { name, label, shape: [rows, blocks * columns], blocks, start: { kind: 'input' } };
}

/** What cells share whose gates all read the input and the hidden state: the matrices W and U, and a bias b. */
export function gateParameters(
  inputSize: number,
  hiddenSize: number,
  blocks: number,
  biasStart?: Start,
): ParameterSpec[] {
  const bias = zeroBias('bias', 'biases', hiddenSize, blocks);
  return [
    inputWeights('weightIh', 'input weights', inputSize, hiddenSize, blocks),
    {
      name: 'weightHh',
      label: 'recurrent weights',
      shape: [hiddenSize, blocks * hiddenSize],
      blocks,
      start: { kind: 'recurrent' },
    },
    biasStart ? { ...bias, start: biasStart } : bias,
  ];
}

export function sizeOf(spec: ParameterSpec): number {
  return spec.shape.reduce((product: number, side) => product * side, 1);
}

/** Parameters side by side in one vector: optimizer, clipping and checkpoint see a single array. */
export function countParameters(specs: readonly ParameterSpec[]): number {
  return specs.reduce((sum, spec) => sum + sizeOf(spec), 0);
}

/**
 * The parameters by name and in their shapes, cut from one vector that holds them side by side. Differentiable: the gradient
 * by the vector is one concatenation, which is why this splits instead of slicing each (a pad and an addition apiece).
 * @param flat `[countParameters(specs)]`
 */
export function viewsOf(tf: Ops, flat: Tensor1D, specs: readonly ParameterSpec[]): Record<string, Tensor> {
  const parts = tf.split(flat, specs.map(sizeOf));
  return Object.fromEntries(
    specs.map((spec, index) => [spec.name, tf.reshape(parts[index]!, [...spec.shape])]),
  );
}

/** The prefix of the names of a layer's parameters. */
export function layerPrefix(layer: number): string {
  return `layer${layer}/`;
}

/** The parameters whose names begin with `prefix`, by the rest of their names. */
export function under(
  parameters: Readonly<Record<string, Tensor>>,
  prefix: string,
): Readonly<Record<string, Tensor>> {
  const entries = Object.entries(parameters).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value]));
}
