/** Which rows are measured values: without totals, repeated headers, and the lines that follow the data. */
import { CELL, ROW, type Gathered } from './gather.ts';
import type { SeriesNote } from './notes.ts';

/** Where more rows have no date, the dates are none. */
const MOST_UNDATED = 0.1;
/** A sum over fewer values may be a coincidence. */
const FEWEST_SUMMED = 6;

export interface KeptRows {
  /** Indices of the rows that are kept. */
  readonly kept: Uint32Array;
  /** False where too few rows have a date. */
  readonly dated: boolean;
  readonly notes: readonly SeriesNote[];
}

export function keptRows(
  gathered: Gathered,
  dated: boolean,
  table: { readonly written: (line: number) => string },
): KeptRows {
  const { rows, values, lines, cells, summary } = gathered;
  let end = rows.length;
  // What follows the data: lines without any number or date.
  while (
    end > 0 &&
    (rows[end - 1] === ROW.words || (rows[end - 1] === ROW.undated && cells[end - 1] !== CELL.number))
  )
    end--;
  const notes: SeriesNote[] = [];
  if (end < rows.length) {
    notes.push({
      kind: 'lines after',
      count: rows.length - end,
      example: table.written(lines[end]!).slice(0, 60),
    });
  }
  const undated = countOf(rows, end, (row) => row === ROW.undated || row === ROW.words);
  const useDates = dated && undated <= Math.max(1, MOST_UNDATED * end);
  const summaries = countOf(rows, end, (row) => row === ROW.summary);
  // A word that stands in every other row is no label of totals.
  const drop = new Set<number>([ROW.header]);
  if (summaries > 0 && (dated ? summaries <= 0.34 * end : onlyAtEnd(rows, end, summaries))) {
    drop.add(ROW.summary);
    notes.push({ kind: 'summary rows', count: summaries, label: summary.label, line: summary.line });
  }
  if (useDates) {
    drop.add(ROW.undated).add(ROW.words);
    const at = rows.findIndex((row) => row === ROW.undated || row === ROW.words);
    const total =
      undated === 1 &&
      at === end - 1 &&
      sumsUp(
        values,
        Uint32Array.from({ length: end }, (_, k) => k),
      );
    if (total) notes.push({ kind: 'summary rows', count: 1, label: '', line: lines[at]! });
    else if (undated > 0) notes.push({ kind: 'undated rows', count: undated, line: lines[at]! });
  }
  const others = countOf(rows, end, (row) => row === ROW.otherStep);
  if (others > 0) {
    drop.add(ROW.otherStep);
    const line = lines[rows.indexOf(ROW.otherStep)]!;
    notes.push({ kind: 'other steps', count: others, line, example: table.written(line).slice(0, 60) });
  }
  const headers = countOf(rows, end, (row) => row === ROW.header);
  if (headers > 0) notes.push({ kind: 'repeated header', count: headers });
  const kept: number[] | Uint32Array = new Uint32Array(end);
  let count = 0;
  for (let k = 0; k < end; k++) if (!drop.has(rows[k]!)) kept[count++] = k;
  if (count > FEWEST_SUMMED && sumsUp(values, kept.subarray(0, count))) {
    const last = kept[count - 1]!;
    if (useDates) notes.push({ kind: 'summary doubtful', line: lines[last]!, value: values[last]! });
    else {
      count--;
      notes.push({ kind: 'summary rows', count: 1, label: '', line: lines[last]! });
    }
  }
  return { kept: kept.subarray(0, count), dated: useDates, notes };
}

function countOf(rows: Uint8Array, end: number, is: (row: number) => boolean): number {
  let count = 0;
  for (let k = 0; k < end; k++) if (is(rows[k]!)) count++;
  return count;
}

function onlyAtEnd(rows: Uint8Array, end: number, summaries: number): boolean {
  return (
    countOf(rows.subarray(Math.max(0, end - summaries)), summaries, (row) => row === ROW.summary) ===
      summaries && summaries <= 10
  );
}

/** True where the last value is the sum of all before it. */
function sumsUp(values: Float64Array, kept: Uint32Array): boolean {
  let sum = 0;
  let size = 0;
  for (let k = 0; k < kept.length - 1; k++) {
    const value = values[kept[k]!]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    size += Math.abs(value);
  }
  const last = values[kept.at(-1)!]!;
  return size > 0 && last !== 0 && Math.abs(last - sum) <= 1e-9 * size;
}
