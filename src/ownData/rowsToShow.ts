/** The first and the last rows as they are written. */
import { WRITTEN_COLUMNS, type WrittenRow } from './series.ts';
import type { Row } from './table.ts';

const LONGEST_CELL = 80;

export function rowsToShow(rows: readonly Row[]): readonly WrittenRow[] {
  return rows.map(({ cells, line }) => ({
    line,
    cells: cells.slice(0, WRITTEN_COLUMNS).map((cell) => cell.trim().slice(0, LONGEST_CELL)),
  }));
}
