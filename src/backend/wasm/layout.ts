/**
 * All parameters of a network side by side as the kernels want them: units, inputs and outputs filled up to multiples of four
 * with zeros. What only fills up stays zero for ever: its gradient is.
 */
import type { ParameterSpec } from '../../models/parameters.ts';

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

export interface HeadLayout {
  readonly weight: Matrix;
  readonly bias: Matrix;
}

export interface Layout<Layer = unknown> {
  readonly layers: readonly Layer[];
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

/** Where the entry of a parameter in a row and a column lies. */
export type PlaceOf = (row: number, column: number) => number;

/** Entries where they are in their own shape. */
export const inOrder =
  ({ offset, columns }: Matrix): PlaceOf =>
  (row, column) =>
    offset + row * columns + column;

/** Lays matrices out one behind the other. */
export class Places {
  length = 0;

  matrix(rows: number, columns: number): Matrix {
    const offset = this.length;
    this.length += rows * columns;
    return { offset, rows, columns };
  }

  /**
   * The layout, completed by the head.
   * @param placeOf for a parameter by its owner (`layer0`, `embed`) and its name within it; the head's are known here
   */
  layout<Layer>(
    specs: readonly ParameterSpec[],
    size: LayoutSize,
    layers: readonly Layer[],
    placeOf: (owner: string, name: string, spec: ParameterSpec) => PlaceOf,
  ): Layout<Layer> {
    const outputs = padded(size.outputSize);
    const head = { weight: this.matrix(padded(size.hiddenSize), outputs), bias: this.matrix(1, outputs) };
    const places = specs.flatMap((spec) => {
      const [owner, name] = spec.name.split('/') as [string, string];
      const place = owner === 'head' ? inOrder(head[name as keyof HeadLayout]) : placeOf(owner, name, spec);
      return [...indicesOf(spec, place)];
    });
    return { layers, head, length: this.length, places: Int32Array.from(places) };
  }
}

/** A parameter's numbers, row by row. */
function* indicesOf({ shape }: ParameterSpec, placeOf: PlaceOf): Iterable<number> {
  const columns = shape.at(-1)!;
  const rows = shape.length === 2 ? shape[0] : 1;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) yield placeOf(row, column);
}

/** The number of the layer that owns a parameter. */
export function layerOf(owner: string): number {
  return Number(owner.slice('layer'.length));
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
