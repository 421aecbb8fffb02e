/** Words shared by the parts of a network with attention. */
import { FLOAT, type Matrix } from '../layout.ts';
import type { Weights } from '../products.ts';

/** A matrix of the layout in memory, from one of its rows on. */
export function at(base: number, { offset, rows, columns }: Matrix, row = 0): Weights {
  return { address: base + (offset + row * columns) * FLOAT, rows, columns };
}
