/**
 * Tables in which time runs to the right: a country a row and a year a column, which are turned; a year a row and a month a
 * column, whose months can also be read row by row as one series.
 */
import { scanDate } from './dates.ts';
import type { Layout } from './layout.ts';
import { scanCell } from './scanCell.ts';
import { eachDataRow } from './survey.ts';
import { arrayTable, type Table } from './table.ts';

const FEWEST_MOMENTS = 4;
const MOST_SERIES = 1000;
const MOST_CELLS = 3_000_000;

/** True for a name that is a moment with its year. */
function isMoment(name: string): boolean {
  if (/^\d{4}$/.test(name)) return Number(name) >= 1500 && Number(name) <= 2200;
  if (/^[XxYy]\d{4}$/.test(name)) return true;
  const date = scanDate(name);
  return date !== undefined && Number.isFinite(date.year);
}

export interface Turned {
  readonly table: Table;
  readonly layout: Layout;
  readonly first: string;
  readonly last: string;
  readonly rows: number;
}

/** The table with a moment a row, where it has one a column and words before them. */
export function turnedOf(table: Table, layout: Layout): Turned | undefined {
  const moments = layout.names.flatMap((name, k) => (isMoment(name) ? [k] : []));
  if (layout.header === 'none' || moments.length < FEWEST_MOMENTS || moments.length * 2 < layout.width)
    return undefined;
  const leading = Array.from({ length: moments[0]! }, (_, k) => k);
  const rows: string[][] = [];
  let cells = 0;
  eachDataRow(table, layout, (row) => {
    rows.push([...row]);
    cells += row.length;
    return rows.length < MOST_SERIES && cells < MOST_CELLS;
  });
  const worded = leading.some(
    (k) => rows.filter((row) => scanCell(row[k] ?? '').kind === 'word').length * 2 > rows.length,
  );
  // Columns of words before the years tell what each row is; numbers do so only where there are few rows.
  if (!worded && (leading.length > 0 || rows.length > 2)) return undefined;
  // Notes below the table have no number at all.
  const series = rows.filter((row) => moments.some((k) => scanCell(row[k] ?? '').kind === 'number'));
  if (series.length === 0) return undefined;
  const telling = leading.filter((k) => new Set(series.map((row) => row[k])).size > 1);
  const named = telling.find((k) => new Set(series.map((row) => row[k])).size === series.length);
  const names = series.map((row, k) => {
    const used = named === undefined ? (telling.length > 0 ? telling : leading.slice(0, 1)) : [named];
    return (
      used
        .map((column) => row[column]!.trim())
        .filter((part) => part !== '')
        .join(', ')
        .slice(0, 80) || `row ${k + 1}`
    );
  });
  const turned = moments.map((k) => [
    layout.names[k]!.replace(/^[XxYy](?=\d{4}$)/, ''),
    ...series.map((row) => row[k] ?? ''),
  ]);
  const lines = moments.map(() => layout.header as number);
  return {
    table: arrayTable(turned, table.separator, lines),
    layout: {
      ...layout,
      names: ['date', ...names],
      dataFrom: 0,
      comments: false,
      width: names.length + 1,
      notes: [],
    },
    first: layout.names[moments[0]!]!,
    last: layout.names[moments.at(-1)!]!,
    rows: series.length,
  };
}

export interface SideBySide {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly from: number;
  readonly count: number;
}

/** Jan to Dec, or Q1 to Q4, as names of columns. */
export function monthsSideBySide({ names }: Layout): SideBySide | undefined {
  for (const [count, place] of [
    [12, monthPlace],
    [4, quarterPlace],
  ] as const) {
    const from = names.findIndex((_, k) =>
      Array.from({ length: count }, (__, j) => place(names[k + j] ?? '')).every((at, j) => at === j + 1),
    );
    if (from > 0) {
      const [first, last] = [names[from]!, names[from + count - 1]!];
      return { name: `${first} to ${last}, row by row`, first, last, from, count };
    }
  }
  return undefined;
}

function monthPlace(name: string): number {
  const date = scanDate(name);
  return date?.precision === 'monthOnly' ? date.month : NaN;
}

function quarterPlace(name: string): number {
  const found =
    /^(?:q|quarter |quartal |t)([1-4])$/i.exec(name.trim()) ?? /^([1-4])\. ?quartal$/i.exec(name.trim());
  return found ? Number(found[1]) : NaN;
}

/** A row for each month of each row. */
export function rowByRow(
  table: Table,
  layout: Layout,
  { from, count, name }: SideBySide,
): { readonly table: Table; readonly layout: Layout } {
  const rows: string[][] = [];
  const lines: number[] = [];
  eachDataRow(table, layout, (cells, line) => {
    if (scanCell(cells[0] ?? '').kind === 'word') return true;
    for (let k = 0; k < count; k++) {
      rows.push([cells[from - 1] ?? '', String(k + 1), cells[from + k] ?? '']);
      lines.push(line);
    }
    return rows.length < MOST_CELLS;
  });
  return {
    table: arrayTable(rows, table.separator, lines),
    layout: {
      ...layout,
      names: ['Year', count === 12 ? 'Month' : 'Quarter', name],
      dataFrom: 0,
      comments: false,
      width: 3,
      notes: [],
    },
  };
}
