/** How the parameters of a network of sequence cells lie: gates in the order in which a cell's sums do. */
import type { ParameterSpec } from '../../models/parameters.ts';
import type { SequenceCell } from './cells/cell.ts';
import type { MatrixName } from './cells/sumLayout.ts';
import { layerOf, padded, Places, type Layout, type LayoutSize, type Matrix } from './layout.ts';

export type LayerLayout = Readonly<Record<Exclude<MatrixName, 'second'>, Matrix>> & {
  readonly second?: Matrix;
  /** How many steps' inputs are weighed at once; their rows of the matrix lie one after another, those of the oldest first. */
  readonly window: number;
};

export function sequenceLayout(
  cell: SequenceCell,
  specs: readonly ParameterSpec[],
  size: LayoutSize,
): Layout<LayerLayout> {
  const { inputSize, hiddenSize } = size;
  const units = padded(hiddenSize);
  const places = new Places();
  const layers = Array.from({ length: size.layers }, (_, layer): LayerLayout => {
    const window = layer === 0 ? (cell.window ?? 1) : 1;
    return {
      input: places.matrix(layer === 0 ? window * padded(inputSize) : units, cell.fedByInput.count * units),
      recurrent: places.matrix(units, cell.fedByState.count * units),
      bias: places.matrix(1, cell.blocks * units),
      ...(cell.secondBlock === undefined ? {} : { second: places.matrix(units, units) }),
      window,
    };
  });
  return places.layout(specs, size, layers, (owner, name, { shape }) => {
    const index = layerOf(owner);
    const layer = layers[index]!;
    const blocks = cell.places[name]!;
    const width = shape.at(-1)! / blocks.length;
    return (row, column) => {
      const { matrix: id, block } = blocks[Math.floor(column / width)]!;
      const { offset, columns } = layer[id]!;
      // In a window, the inputs of each step are filled up.
      const at =
        index === 0 && id === 'input'
          ? Math.floor(row / inputSize) * padded(inputSize) + (row % inputSize)
          : row;
      return offset + at * columns + block * units + (column % width);
    };
  });
}
