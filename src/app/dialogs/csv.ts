/** Columns of numbers out of a CSV text, whoever wrote it: with or without a header, commas or semicolons, 1.5 or 1,5. */
import type { ParseResult } from 'papaparse';
import { decimalSignOf, isAmbiguous, looksLikeNumber, readNumber } from './csvNumbers.ts';

export interface Column {
  readonly name: string;
  /** One entry a row; undefined where there is no number. Rows before the first and after the last number are gone. */
  readonly cells: readonly (number | undefined)[];
  /** How many numbers there are. */
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** Rows between the first and the last number that have none. */
  readonly holes: number;
}

/** The part of papaparse that is used; it is loaded when it is wanted. */
export interface CsvParser {
  parse(text: string, options: { skipEmptyLines: 'greedy' }): ParseResult<string[]>;
}

/** All columns that hold a number, in their order; a sentence where there are none. */
export function columnsOf(
  parser: CsvParser,
  text: string,
): { readonly columns: readonly Column[] } | { readonly error: string } {
  const { data, meta } = parser.parse(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const rows = data.filter((row) => !row[0]?.trimStart().startsWith('#'));
  if (rows.length === 0)
    return { error: 'There is nothing in it yet: paste the lines of a CSV file, or open one.' };
  const header = rows[0]!.some((cell) => cell.trim() !== '' && !looksLikeNumber(cell)) && !onlyWords(rows);
  const body = header ? rows.slice(1) : rows;
  const width = Math.max(...rows.slice(0, 1000).map((row) => row.length));
  const columns: Column[] = [];
  for (let k = 0; k < width; k++) {
    const name = (header && rows[0]![k]?.trim()) || `column ${k + 1}`;
    const cells = body.map((row) => row[k] ?? '');
    const column = columnOf(name.slice(0, 80), numbersIn(cells, meta.delimiter === ','));
    if (column) columns.push(column);
  }
  if (columns.length > 0) return { columns };
  if (body.length === 0) return { error: 'There is a header but no line of numbers below it.' };
  const unclear = body.flat().find(isAmbiguous)?.trim();
  if (unclear) {
    return {
      error: `A number such as “${unclear}” can mean ${unclear.replace(',', '')} or ${unclear.replace(',', '.')}: write the thousands without commas, or the decimals with a point.`,
    };
  }
  return {
    error:
      'No column in it holds a number. A CSV file has one line a moment, with numbers between commas or semicolons.',
  };
}

/** The numbers of a column, read in the style that the whole of it shows. */
function numbersIn(cells: readonly string[], commas: boolean): (number | undefined)[] {
  const sign = decimalSignOf(cells, commas);
  return cells.map((cell) => readNumber(cell, sign, commas));
}

/** A single line of words is no header over nothing, but a text. */
function onlyWords(rows: readonly (readonly string[])[]): boolean {
  return (
    rows.every((row) => row.every((cell) => !looksLikeNumber(cell))) && rows.some((row) => row.length === 1)
  );
}

function columnOf(name: string, all: readonly (number | undefined)[]): Column | undefined {
  const first = all.findIndex((value) => value !== undefined);
  if (first < 0) return undefined;
  const cells = all.slice(first, all.findLastIndex((value) => value !== undefined) + 1);
  let count = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const value of cells) {
    if (value === undefined) continue;
    count++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { name, cells, count, min, max, holes: cells.length - count };
}

/** The column a person most likely means: the first that does not simply count on (a year, a row number). */
export function likelyColumn(columns: readonly Column[]): number {
  const found = columns.findIndex((column) => !countsOn(column));
  return Math.max(0, found);
}

function countsOn({ cells }: Column): boolean {
  if (cells.length < 3) return false;
  const step = cells[1]! - cells[0]!;
  return (
    step !== 0 &&
    cells.every(
      (value, k) => k === 0 || Math.abs(value! - cells[k - 1]! - step) < 1e-6 * Math.abs(step) + 1e-3,
    )
  );
}

/** The column's values; NaN for a hole, which the task fills or refuses. */
export function valuesOf({ cells }: Column): number[] {
  return cells.map((value) => value ?? NaN);
}
