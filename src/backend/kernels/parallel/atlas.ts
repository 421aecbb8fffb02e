/** The atlas of a model that reads all steps at once: each matrix a block, four of its columns a texel. */
import type { ParameterSpec } from '../../../models/parameters.ts';
import type { PreActivations } from '../../preActivations.ts';
import { biasRow, GROUP, groupsOf, rowsOf, type Atlas, type AtlasSize, type Block } from '../atlas.ts';

/** Where the entry of a parameter in a row and a column lies: the atlas' row, and the column in numbers. */
export type CellOf = (row: number, column: number) => readonly [number, number];

/** Blocks one above the other. */
export class Blocks {
  private top = 0;
  private widest = 0;

  /** @param columns in numbers */
  add(inputs: number, columns: number): Block {
    const block = {
      top: this.top,
      inputs,
      hidden: 0,
      width: groupsOf(columns),
      sums: Math.min(GROUP, columns),
    };
    this.top += rowsOf(block);
    this.widest = Math.max(this.widest, block.width);
    return block;
  }

  /**
   * The atlas, completed by the head.
   * @param cellOf for a parameter by its owner (`layer0`, `embed`) and its name within it; the head's are known here
   */
  atlas(
    specs: readonly ParameterSpec[],
    { hiddenSize, outputSize }: AtlasSize,
    layers: readonly Block[],
    cellOf: (owner: string, name: string, spec: ParameterSpec) => CellOf,
  ): Atlas {
    const head = this.add(hiddenSize, outputSize);
    const [width, height] = [this.widest, this.top];
    const places = specs.flatMap((spec) => {
      const [owner, name] = spec.name.split('/') as [string, string];
      const cell = owner === 'head' ? inBlock(head, name === 'bias') : cellOf(owner, name, spec);
      const columns = spec.shape.at(-1)!;
      const rows = spec.shape.length === 2 ? spec.shape[0] : 1;
      return Array.from({ length: rows * columns }, (_, k) => {
        const [row, column] = cell(Math.floor(k / columns), k % columns);
        return row * width * GROUP + column;
      });
    });
    return { width, height, layers, head, places: Int32Array.from(places) };
  }
}

/** A matrix as it is, or a bias below it. */
export function inBlock(block: Block, bias: boolean): CellOf {
  const first = bias ? biasRow(block) : block.top;
  return (row, column) => [first + row, column];
}

/** The atlas of layers whose sums read their input alone, side by side in the order in which they are declared. */
export function sumsAtlas(
  { names, parameters }: PreActivations,
  specs: readonly ParameterSpec[],
  size: AtlasSize,
  window = 1,
): Atlas {
  const { inputSize, hiddenSize } = size;
  const blocks = new Blocks();
  const padded = GROUP * groupsOf(hiddenSize);
  const layers = Array.from({ length: size.layers }, (_, layer) =>
    blocks.add(layer === 0 ? window * inputSize : hiddenSize, names.length * padded),
  );
  return blocks.atlas(specs, size, layers, (owner, name) => {
    const block = layers[Number(owner.slice('layer'.length))]!;
    const { weighs, into } = parameters[name]!;
    const place = inBlock(block, weighs === 'one');
    return (row, column) => {
      const sum = names.indexOf(into[Math.floor(column / hiddenSize)]!);
      return place(row, sum * padded + (column % hiddenSize));
    };
  });
}
