/** One pass over the rows: what stands in each column. */
import { addCell, newFacts, type ColumnFacts } from './columnFacts.ts';
import type { Layout } from './layout.ts';
import type { DecimalSign } from './series.ts';
import { isBlank, isComment, lengthOf, type Table } from './table.ts';

/** Columns beyond are not read, and a note says so. */
export const MOST_COLUMNS = 1000;
/** Nor are rows beyond these limits. */
const MOST_CELLS = 30_000_000;
export const MOST_ROWS = 5_000_000;

export interface Survey {
  readonly columns: readonly ColumnFacts[];
  readonly rows: number;
  /** True where the limit was met. */
  readonly cut: boolean;
  readonly widest: number;
  readonly openQuotes: readonly number[];
  /** Rows with more or fewer cells than the rest. */
  readonly uneven: { readonly count: number; readonly line: number };
}

/** Calls back for every row of data. */
export function eachDataRow(
  table: Table,
  { dataFrom, comments }: Layout,
  visit: (cells: readonly string[], line: number) => boolean | undefined | void,
): ReturnType<Table['each']> {
  return table.each((cells, line) => {
    if (line < dataFrom || (comments && isComment(cells)) || isBlank(cells)) return true;
    return visit(cells, line);
  });
}

export function surveyOf(table: Table, layout: Layout, decimals: readonly DecimalSign[] = []): Survey {
  const columns: ColumnFacts[] = Array.from({ length: Math.min(layout.width, MOST_COLUMNS) }, newFacts);
  let [rows, cellsRead, unevenCount, unevenLine] = [0, 0, 0, 0];
  let cut = false;
  const troubles = eachDataRow(table, layout, (cells, line) => {
    rows++;
    const width = Math.min(cells.length, MOST_COLUMNS);
    cellsRead += width;
    if (cellsRead > MOST_CELLS || rows > MOST_ROWS) {
      cut = true;
      rows--;
      return false;
    }
    if (cells.length !== layout.width && lengthOf(cells) !== layout.width && cells.length > 1) {
      unevenCount++;
      if (unevenLine === 0) unevenLine = line;
    }
    for (let k = 0; k < width; k++) {
      columns[k] ??= newFacts();
      addCell(columns[k]!, cells[k]!, line, decimals[k] ?? '.');
    }
    return true;
  });
  return { columns, rows, cut, ...troubles, uneven: { count: unevenCount, line: unevenLine } };
}
