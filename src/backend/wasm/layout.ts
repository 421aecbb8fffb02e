/**
 * All parameters of a network side by side as the kernels want them: units, inputs and outputs filled up to multiples of four
 * with zeros, gates in the order in which a cell's sums lie. What only fills up stays zero for ever: its gradient is.
 */
import type { ParameterSpec } from '../../models/parameters.ts';
import type { SequenceCell } from './cells/cell.ts';
import type { MatrixName } from './cells/sumLayout.ts';

export const FLOAT = 4;

/** The next multiple of four. */
export function padded(count: number): number {
  return 4 * Math.ceil(count / 4);
}

/** A matrix among the parameters: `rows` × `columns` floats from `offset` on. */
export interface Matrix {
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
}

export type LayerLayout = Readonly<Record<Exclude<MatrixName, 'second'>, Matrix>> & {
  readonly second?: Matrix;
  /** How many steps' inputs are weighed at once; their rows of the matrix lie one after another, those of the oldest first. */
  readonly window: number;
};

export interface HeadLayout {
  readonly weight: Matrix;
  readonly bias: Matrix;
}

export interface Layout {
  readonly layers: readonly LayerLayout[];
  readonly head: HeadLayout;
  /** Floats in all. */
  readonly length: number;
  /** Where each number of the flat vector lies. */
  readonly places: Int32Array;
}

export interface LayoutSize {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  readonly outputSize: number;
}

/** @param specs the model's parameters in their order in the flat vector */
export function layoutOf(cell: SequenceCell, specs: readonly ParameterSpec[], size: LayoutSize): Layout {
  const units = padded(size.hiddenSize);
  let length = 0;
  const matrix = (rows: number, columns: number): Matrix => {
    const offset = length;
    length += rows * columns;
    return { offset, rows, columns };
  };
  const layers = Array.from({ length: size.layers }, (_, layer): LayerLayout => {
    const window = layer === 0 ? (cell.window ?? 1) : 1;
    return {
      input: matrix(layer === 0 ? window * padded(size.inputSize) : units, cell.fedByInput.count * units),
      recurrent: matrix(units, cell.fedByState.count * units),
      bias: matrix(1, cell.blocks * units),
      ...(cell.secondBlock === undefined ? {} : { second: matrix(units, units) }),
      window,
    };
  });
  const outputs = padded(size.outputSize);
  const head = { weight: matrix(units, outputs), bias: matrix(1, outputs) };
  const { inputSize } = size;
  const rowOf = (row: number) => Math.floor(row / inputSize) * padded(inputSize) + (row % inputSize);
  const places = specs.flatMap((spec) => placesOf(spec, cell, layers, head, units, rowOf));
  return { layers, head, length, places: Int32Array.from(places) };
}

/** A parameter's numbers, row by row, in a matrix of the layout. */
function* indicesOf(
  { shape }: ParameterSpec,
  placeOf: (column: number) => { readonly matrix: Matrix; readonly column: number },
  rowOf = (row: number) => row,
): Iterable<number> {
  const columns = shape.at(-1)!;
  const rows = shape.length === 2 ? shape[0] : 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = placeOf(column);
      yield place.matrix.offset + rowOf(row) * place.matrix.columns + place.column;
    }
  }
}

/** @param rowOf where a row lies in what weighs the network's inputs, of which those of each step are filled up */
function placesOf(
  spec: ParameterSpec,
  cell: SequenceCell,
  layers: readonly LayerLayout[],
  head: HeadLayout,
  units: number,
  rowOf: (row: number) => number,
): number[] {
  const [owner, name] = spec.name.split('/') as [string, string];
  if (owner === 'head') {
    const matrix = head[name as keyof HeadLayout];
    return [...indicesOf(spec, (column) => ({ matrix, column }))];
  }
  const layer = layers[Number(owner.slice('layer'.length))]!;
  const blocks = cell.places[name]!;
  const width = spec.shape.at(-1)! / blocks.length;
  const placeOf = (column: number) => {
    const { matrix, block } = blocks[Math.floor(column / width)]!;
    return { matrix: layer[matrix]!, column: block * units + (column % width) };
  };
  const readsInputs = layer === layers[0] && blocks[0]!.matrix === 'input';
  return [...indicesOf(spec, placeOf, readsInputs ? rowOf : undefined)];
}

/** Writes a flat vector where the kernels read it; what only fills up must be zero already. */
export function pack({ places }: Layout, flat: ArrayLike<number>, into: Float32Array): void {
  for (let k = 0; k < places.length; k++) into[places[k]!] = flat[k]!;
}

export function unpack({ places }: Layout, from: Float32Array): Float32Array {
  const flat = new Float32Array(places.length);
  for (let k = 0; k < places.length; k++) flat[k] = from[places[k]!]!;
  return flat;
}
