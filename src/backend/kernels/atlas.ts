/**
 * All parameters of a network in one texture, so that gradients, moments, clipping and the optimizer are a draw or two each
 * whatever the number of layers.
 *
 * The atlas holds one block a layer and one for the head, one above the other. A texel is the weights from one input to the
 * (up to four) sums of one unit; its column is the unit. Rows of a block: inputs and, as weights of an input that is always 1,
 * the biases; then hidden states. Each section is filled up to a multiple of four rows, because gradients are drawn four rows at a
 * time. The head is a block whose unit stands for four outputs.
 */
import type { ParameterSpec } from '../../models/parameters.ts';
import type { Weighed } from '../preActivations.ts';
import type { CellKernel } from './cellKernel.ts';

export interface Block {
  /** First row in the atlas, a multiple of four. */
  readonly top: number;
  readonly inputs: number;
  /** Rows that read the hidden state of the step before; 0 in the head. */
  readonly hidden: number;
  /** Units, or groups of four outputs. */
  readonly width: number;
  /** Sums a unit, 1 to 4. */
  readonly sums: number;
}

export interface Atlas {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly Block[];
  readonly head: Block;
  /** Where each parameter of the flat vector lies, as an index into the atlas' numbers. */
  readonly places: Int32Array;
}

export interface AtlasSize {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  /** 0 for layers without a head. */
  readonly outputSize: number;
}

/** Rows are drawn in groups of so many. */
export const GROUP = 4;

export function groupsOf(count: number): number {
  return Math.ceil(count / GROUP);
}

const padded = (count: number) => GROUP * groupsOf(count);

export function biasRow({ top, inputs }: Block): number {
  return top + inputs;
}

export function hiddenRow({ top, inputs }: Block): number {
  return top + padded(inputs + 1);
}

export function rowsOf({ inputs, hidden }: Block): number {
  return padded(inputs + 1) + padded(hidden);
}

/** The row of the block in which the weights of something begin. */
function firstRow(block: Block, weighs: Weighed): number {
  if (weighs === 'one') return biasRow(block);
  return weighs === 'input' ? block.top : hiddenRow(block);
}

/** Fills in where the parameters of one block lie. */
function placeLayer(
  places: number[],
  spec: ParameterSpec,
  atlasWidth: number,
  row: number,
  components: readonly number[],
) {
  const columns = spec.shape.at(-1)!;
  const rows = spec.shape.length === 2 ? spec.shape[0] : 1;
  const width = columns / components.length;
  for (let k = 0; k < rows; k++) {
    for (let column = 0; column < columns; column++) {
      const component = components[Math.floor(column / width)]!;
      places.push(((row + k) * atlasWidth + (column % width)) * 4 + component);
    }
  }
}

function placeHead(places: number[], spec: ParameterSpec, atlasWidth: number, row: number) {
  const columns = spec.shape.at(-1)!;
  const rows = spec.shape.length === 2 ? spec.shape[0] : 1;
  for (let k = 0; k < rows; k++) {
    for (let column = 0; column < columns; column++)
      places.push(((row + k) * atlasWidth + (column >> 2)) * 4 + (column & 3));
  }
}

/** @param specs the model's parameters in their order in the flat vector */
export function atlasOf(kernel: CellKernel, specs: readonly ParameterSpec[], size: AtlasSize): Atlas {
  const { inputSize, hiddenSize, outputSize } = size;
  const { names, parameters } = kernel.preActivations;
  const layers: Block[] = [];
  let top = 0;
  for (let layer = 0; layer < size.layers; layer++) {
    const inputs = layer === 0 ? inputSize : hiddenSize;
    const block = { top, inputs, hidden: hiddenSize, width: hiddenSize, sums: names.length };
    layers.push(block);
    top += rowsOf(block);
  }
  const head = {
    top,
    inputs: hiddenSize,
    hidden: 0,
    width: groupsOf(outputSize),
    sums: Math.min(GROUP, outputSize),
  };
  const width = Math.max(hiddenSize, head.width);
  const places: number[] = [];
  for (const spec of specs) {
    const [owner, name] = spec.name.split('/') as [string, string];
    if (owner === 'head') {
      placeHead(places, spec, width, firstRow(head, name === 'bias' ? 'one' : 'input'));
      continue;
    }
    const block = layers[Number(owner.slice('layer'.length))]!;
    const { weighs, into } = parameters[name]!;
    const components = into.map((sum) => names.indexOf(sum));
    placeLayer(places, spec, width, firstRow(block, weighs), components);
  }
  return {
    width,
    height: top + rowsOf(head),
    layers,
    head,
    places: Int32Array.from(places),
  };
}

/** The atlas' numbers for a flat vector; zeros where no parameter lies. */
export function pack({ width, height, places }: Atlas, flat: ArrayLike<number>): Float32Array {
  const texels = new Float32Array(width * height * 4);
  for (let k = 0; k < places.length; k++) texels[places[k]!] = flat[k]!;
  return texels;
}

export function unpack({ places }: Atlas, texels: Float32Array): Float32Array {
  const flat = new Float32Array(places.length);
  for (let k = 0; k < places.length; k++) flat[k] = texels[places[k]!]!;
  return flat;
}
