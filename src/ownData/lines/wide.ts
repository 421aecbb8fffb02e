/**
 * Tables in which time runs to the right: a country a row and a year a column, which are turned; a year a row and a month a
 * column, whose months can also be read row by row as one series.
 */
import { scanDate } from '../cells/dates.ts';
import type { Layout } from './layout.ts';
import { scanCell } from '../cells/scanCell.ts';
import { eachDataRow } from '../columns/survey.ts';
import type { Role } from '../columns/roles.ts';
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
  /** What a column is: a part of the year of its row, or a year, whose parts stand below each other. */
  readonly each: 'part' | 'year';
}

/** Jan to Dec, or Q1 to Q4, as names of columns; or years over rows that are months. */
export function partsSideBySide({ names }: Layout, roles: readonly Role[]): SideBySide | undefined {
  for (const [count, place] of [
    [12, monthPlace],
    [4, quarterPlace],
  ] as const) {
    const from = names.findIndex((_, k) =>
      Array.from({ length: count }, (__, j) => place(names[k + j] ?? '')).every((at, j) => at === j + 1),
    );
    if (from > 0) return sideBySide(names, from, count, 'part');
  }
  const isYear = (name: string | undefined) => name !== undefined && /^(1[5-9]|2[01])\d\d$/.test(name);
  const from = names.findIndex(isYear);
  const months = roles[0]?.moment === 'monthOnly' || roles[0]?.moment === 'month';
  if (!months || from < 0) return undefined;
  let count = 1;
  while (isYear(names[from + count]) && Number(names[from + count]) === Number(names[from]) + count) count++;
  return count >= 2 ? sideBySide(names, from, count, 'year') : undefined;
}

function sideBySide(
  names: readonly string[],
  from: number,
  count: number,
  each: SideBySide['each'],
): SideBySide {
  const [first, last] = [names[from]!, names[from + count - 1]!];
  return {
    name: `${first} to ${last}, ${each === 'part' ? 'row by row' : 'column by column'}`,
    first,
    last,
    from,
    count,
    each,
  };
}

function monthPlace(name: string): number {
  const date = scanDate(name);
  return date?.precision === 'monthOnly' && !/\d/.test(name) ? date.month : NaN;
}

function quarterPlace(name: string): number {
  const found =
    /^(?:q|quarter |quartal |t)([1-4])$/i.exec(name.trim()) ?? /^([1-4])\. ?quartal$/i.exec(name.trim());
  return found ? Number(found[1]) : NaN;
}

/** All of them as one series: a row for each part of each year. */
export function oneBelowTheOther(
  table: Table,
  layout: Layout,
  { from, count, name, each }: SideBySide,
): { readonly table: Table; readonly layout: Layout } {
  const read: { readonly cells: readonly string[]; readonly line: number }[] = [];
  eachDataRow(table, layout, (cells, line) => {
    if (scanCell(cells[0] ?? '').kind !== 'word') read.push({ cells, line });
    return read.length * count < MOST_CELLS;
  });
  const rows: string[][] = [];
  const lines: number[] = [];
  const add = (year: string, part: string, value: string | undefined, line: number) => {
    rows.push([year, part, value ?? '']);
    lines.push(line);
  };
  if (each === 'part') {
    for (const { cells, line } of read)
      for (let k = 0; k < count; k++) add(cells[from - 1] ?? '', String(k + 1), cells[from + k], line);
  } else {
    for (let k = 0; k < count; k++)
      for (const { cells, line } of read) add(layout.names[from + k]!, cells[0]!, cells[from + k], line);
  }
  const part = each === 'part' && count === 4 ? 'Quarter' : 'Month';
  const names = ['Year', part, name];
  return {
    table: arrayTable(rows, table.separator, lines),
    layout: { ...layout, names, dataFrom: 0, comments: false, width: 3, notes: [] },
  };
}
