/** The first and the last rows as they are written. */
import type { Layout } from './layout.ts';
import { WRITTEN_COLUMNS, type WrittenRow } from './series.ts';
import { eachDataRow } from './survey.ts';
import type { Table } from './table.ts';

const SHOWN = 5;
const LONGEST_CELL = 80;

export function rowsToShow(
  table: Table,
  layout: Layout,
): { readonly firstRows: readonly WrittenRow[]; readonly lastRows: readonly WrittenRow[] } {
  const written = (cells: readonly string[], line: number): WrittenRow => ({
    line,
    cells: cells.slice(0, WRITTEN_COLUMNS).map((cell) => cell.trim().slice(0, LONGEST_CELL)),
  });
  const firstRows: WrittenRow[] = [];
  const ring: { readonly cells: readonly string[]; readonly line: number }[] = [];
  eachDataRow(table, layout, (cells, line) => {
    if (firstRows.length < SHOWN) {
      firstRows.push(written(cells, line));
      return true;
    }
    ring.push({ cells, line });
    if (ring.length > SHOWN) ring.shift();
    return true;
  });
  return { firstRows, lastRows: ring.map(({ cells, line }) => written(cells, line)) };
}
