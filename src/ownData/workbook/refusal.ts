/** A workbook of which no sheet can be read, and why. */
export interface RefusedWorkbook {
  readonly kind: 'refused workbook';
  readonly why: 'too large' | 'broken' | 'no sheet';
}
