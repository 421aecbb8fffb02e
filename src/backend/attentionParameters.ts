/**
 * How the parameters of a layer of attention are arranged: the heads side by side, each filled up to whole vectors of four. Declared
 * here once, for the fused and the compiled form, which each lay the matrices out in their own way.
 */

/** By their names within a layer. */
export type AttentionParameter =
  'weightQkv' | 'weightOut' | 'biasOut' | 'weightIn' | 'biasIn' | 'weightBack' | 'biasBack';

/** The columns of a head, before and after it is filled up. */
export interface HeadSize {
  readonly size: number;
  readonly padded: number;
}

export function headSizeOf(heads: number, hiddenSize: number): HeadSize {
  const size = Math.ceil(hiddenSize / heads);
  return { size, padded: 4 * Math.ceil(size / 4) };
}

/** Where an entry of a parameter stands in its matrix. */
export function arranged(
  name: string,
  hiddenSize: number,
  { size, padded }: HeadSize,
): (row: number, column: number) => readonly [number, number] {
  switch (name) {
    // In the flat vector the matrices of all heads stand one above the other: queries, then keys, then values.
    case 'weightQkv':
      return (row, column) => [row % hiddenSize, Math.floor(row / hiddenSize) * padded + column];
    case 'weightOut':
      return (row, column) => [Math.floor(row / size) * padded + (row % size), column];
    default:
      return (row, column) => [row, column];
  }
}
