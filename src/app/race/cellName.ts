/** Of which network is spoken, in as few words as people use. */
import { findModel } from '../../models/about/index.ts';

/** A cell in as few letters as people use. */
export function cellName(cell: string): string {
  return (findModel(cell)?.label ?? cell).replace(/^Simple /, '');
}

/** A headline that says of whom it speaks: "RNN: the gradient vanishes." */
export function namedHeadline(name: string, headline: string): string {
  return `${name}: ${headline.charAt(0).toLowerCase()}${headline.slice(1)}`;
}
