/** One pass over the rows: what stands in each column. */
import { addCell } from './addCell.ts';
import { newFacts, type ColumnFacts } from './columnFacts.ts';
import type { Layout } from '../lines/layout.ts';
import type { DecimalSign } from '../format.ts';
import { isBlank, isComment, isRule, lengthOf, type Row, type Table } from '../lines/table.ts';

/** Rows at either end that a person is shown. */
const SHOWN = 5;

/** Columns beyond are not read, and a note says so. */
export const MOST_COLUMNS = 1000;
/** Nor are rows beyond these limits. */
const MOST_CELLS = 20_000_000;
export const MOST_ROWS = 5_000_000;

/** In narrower tables a row may have lost its other cells. */
const FEWEST_OF_FOOTER = 4;

export interface Survey {
  readonly columns: readonly ColumnFacts[];
  readonly rows: number;
  /** True where the limit was met. */
  readonly cut: boolean;
  readonly widest: number;
  readonly openQuotes: readonly number[];
  /** Rows with more or fewer cells than the rest. */
  /** The first and the last rows. */
  readonly first: readonly Row[];
  readonly last: readonly Row[];
  readonly uneven: { readonly count: number; readonly line: number };
}

/** Calls back for every row of data. */
export function eachDataRow(
  table: Table,
  { dataFrom, comments }: Layout,
  visit: (cells: readonly string[], line: number) => boolean | undefined | void,
): ReturnType<Table['each']> {
  return table.each((cells, line) => {
    if (line < dataFrom || (comments && isComment(cells)) || isRule(cells)) return true;
    if (isBlank(cells) && !table.blankIsHole) return true;
    return visit(cells, line);
  });
}

/** A lone cell in a table of several columns is no row of it: the code for "missing" below the data, a page number. */
export function isFooter(cells: readonly string[], width: number): boolean {
  return cells.length === 1 && width >= FEWEST_OF_FOOTER;
}

export function surveyOf(table: Table, layout: Layout, decimals: readonly DecimalSign[] = []): Survey {
  const columns: ColumnFacts[] = Array.from({ length: Math.min(layout.width, MOST_COLUMNS) }, newFacts);
  let [rows, cellsRead, unevenCount, unevenLine] = [0, 0, 0, 0];
  let cut = false;
  const first: Row[] = [];
  const ring: Row[] = [];
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
    if (rows <= SHOWN) first.push({ cells, line });
    else ring[rows % SHOWN] = { cells, line };
    if (isFooter(cells, layout.width)) return true;
    for (let k = 0; k < width; k++) {
      columns[k] ??= newFacts();
      addCell(columns[k]!, cells[k]!, line, decimals[k] ?? '.');
    }
    return true;
  });
  const last = ring.filter(Boolean).toSorted((a, b) => a.line - b.line);
  return { columns, rows, cut, first, last, ...troubles, uneven: { count: unevenCount, line: unevenLine } };
}
