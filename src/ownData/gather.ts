/** One pass for the chosen column: its values with their moments, row by row as in the file, and what each row is. */
import { scanDate } from './cells/dates.ts';
import type { Precision } from './cells/scannedDate.ts';
import type { Layout } from './lines/layout.ts';
import type { MomentPlan } from './columns/momentPlan.ts';
import { momentReader } from './columns/moments.ts';
import { valueOf } from './cells/numbers.ts';
import { plainValue } from './cells/plainNumbers.ts';
import { scanCell, type ScannedCell } from './cells/scanCell.ts';
import type { DecimalSign } from './format.ts';
import { eachDataRow, isFooter, MOST_ROWS } from './columns/survey.ts';
import type { Table } from './lines/table.ts';
import { isSummaryLabel } from './cells/words.ts';

/**
 * What a row is. 'undated': its date makes no sense. 'words': nothing in it is a number or a date. 'otherStep': it is of a year or a
 * quarter, among months.
 */
export const ROW = { data: 0, summary: 1, undated: 2, header: 3, words: 4, otherStep: 5 } as const;
/** What its cell is in the chosen column. */
export const CELL = { number: 0, empty: 1, hole: 2, bound: 3, unreadable: 4 } as const;

const MOST_KEYS = 5000;
/** In place of what is known already. */
const PLAIN: ScannedCell = { kind: 'empty' };

export interface Gathered {
  readonly values: Float64Array;
  readonly moments: Float64Array;
  readonly lines: Uint32Array;
  readonly rows: Uint8Array;
  readonly cells: Uint8Array;
  /** An index of `keys`, one row each. */
  readonly groups: Uint16Array;
  readonly keys: readonly string[];
  /** The label of the first summary row. */
  readonly summary: { readonly label: string; readonly line: number };
  /** As written in the chosen column, by line: of the first few rows that need an example. */
  readonly examples: { readonly bound: string; readonly unreadable: string };
  readonly holeWords: readonly string[];
}

interface Wanted {
  readonly column: number;
  readonly decimal: DecimalSign;
  readonly plan: MomentPlan;
  readonly dayFirst: boolean;
  /** Columns whose words tell series apart. */
  readonly keyColumns: readonly number[];
  /** Where dates are of several steps, that of the rows that are read. */
  readonly onlyStep?: Precision;
}

/** An array that grows, in the type of its seed. */
function grown<Kind extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(
  array: Kind,
  length: number,
): Kind {
  if (length < array.length) return array;
  const larger = new (array.constructor as new (length: number) => Kind)(array.length * 2);
  larger.set(array);
  return larger;
}

export function gather(table: Table, layout: Layout, wanted: Wanted): Gathered {
  const { column, decimal, plan, dayFirst, keyColumns, onlyStep } = wanted;
  const isOther = onlyStep === undefined ? undefined : otherStep(plan[0]!.column, onlyStep);
  const momentOf = momentReader(plan, dayFirst);
  let values = new Float64Array(1024);
  let moments = new Float64Array(1024);
  let lines = new Uint32Array(1024);
  let rows = new Uint8Array(1024);
  let cellKinds = new Uint8Array(1024);
  let groups = new Uint16Array(1024);
  const keyIndex = new Map<string, number>();
  const holeWords = new Set<string>();
  let [bound, unreadable, label, labelLine] = ['', '', '', 0];
  let count = 0;
  const dateColumns = new Set(plan.map((part) => part.column));

  eachDataRow(table, layout, (cells, line) => {
    if (count === MOST_ROWS) return false;
    values = grown(values, count);
    moments = grown(moments, count);
    lines = grown(lines, count);
    rows = grown(rows, count);
    cellKinds = grown(cellKinds, count);
    groups = grown(groups, count);
    const cell = cells[column] ?? '';
    let kind: number = CELL.number;
    let value = plainValue(cell, decimal);
    const plain = !Number.isNaN(value);
    const scanned = plain ? PLAIN : scanCell(cell);
    if (scanned === PLAIN) kind = CELL.number;
    else if (scanned.kind === 'number') value = valueOf(scanned.number, decimal);
    else if (scanned.kind === 'empty') kind = CELL.empty;
    else if (scanned.kind === 'hole') {
      kind = CELL.hole;
      if (holeWords.size < 5) holeWords.add(cell.trim());
    } else if (scanned.kind === 'bound') {
      kind = CELL.bound;
      bound ||= cell.trim();
    } else {
      kind = CELL.unreadable;
    }
    const moment = plan.length > 0 ? momentOf(cells) : NaN;
    let row: number = ROW.data;
    const odd = (plan.length > 0 && Number.isNaN(moment)) || kind !== CELL.number || plan.length === 0;
    if (isOther?.(cells)) row = ROW.otherStep;
    else if (odd) {
      const summary = plan.length === 0 || Number.isNaN(moment) ? summaryIn(cells, column) : undefined;
      if (summary !== undefined) {
        row = ROW.summary;
        if (label === '') [label, labelLine] = [summary, line];
      } else if (kind !== CELL.number && isHeaderAgain(cells, layout.names)) row = ROW.header;
      else if (plan.length > 0 && Number.isNaN(moment))
        row = kind === CELL.number ? ROW.undated : wordsOrUndated(cells, dateColumns);
      else if (isFooter(cells, layout.width)) row = ROW.words;
      else if (kind === CELL.unreadable || cells.length < layout.width)
        row = onlyWords(cells) || isRemark(cells, layout.width) ? ROW.words : ROW.data;
    }
    if (kind === CELL.unreadable && row === ROW.data) unreadable ||= cell.trim().slice(0, 40);
    if (keyColumns.length > 0) {
      const key = keyColumns.map((k) => cells[k]?.trim() ?? '').join(', ');
      let index = keyIndex.get(key);
      if (index === undefined) {
        index = Math.min(keyIndex.size, MOST_KEYS);
        if (keyIndex.size < MOST_KEYS) keyIndex.set(key, index);
      }
      groups[count] = index;
    }
    values[count] = value;
    moments[count] = moment;
    lines[count] = line;
    rows[count] = row;
    cellKinds[count] = kind;
    count++;
    return true;
  });
  return {
    values: values.subarray(0, count),
    moments: moments.subarray(0, count),
    lines: lines.subarray(0, count),
    rows: rows.subarray(0, count),
    cells: cellKinds.subarray(0, count),
    groups: groups.subarray(0, count),
    keys: [...keyIndex.keys()],
    summary: { label, line: labelLine },
    examples: { bound, unreadable },
    holeWords: [...holeWords],
  };
}

function otherStep(column: number, only: Precision): (cells: readonly string[]) => boolean {
  return (cells) => {
    const date = scanDate(cells[column] ?? '');
    return date !== undefined && date.precision !== only;
  };
}

/** The label of a total among the first cells of a row, not in the chosen column itself. */
function summaryIn(cells: readonly string[], column: number): string | undefined {
  for (let k = 0; k < Math.min(cells.length, 4); k++) {
    if (k !== column && isSummaryLabel(cells[k]!)) return cells[k]!.trim();
  }
  return undefined;
}

function isHeaderAgain(cells: readonly string[], names: readonly string[]): boolean {
  return names.length > 0 && names.every((name, k) => name === '' || name === (cells[k] ?? '').trim());
}

function wordsOrUndated(cells: readonly string[], dateColumns: ReadonlySet<number>): number {
  for (let k = 0; k < cells.length; k++) {
    if (!dateColumns.has(k) && scanCell(cells[k]!).kind === 'number') return ROW.undated;
  }
  return ROW.words;
}

/** "Name: x, Length: 20" under two columns. */
function isRemark(cells: readonly string[], width: number): boolean {
  return cells.length !== width && scanCell(cells[0]!).kind === 'word';
}

function onlyWords(cells: readonly string[]): boolean {
  return cells.every((cell) => {
    const { kind } = scanCell(cell);
    return kind !== 'number' && kind !== 'date' && kind !== 'bound';
  });
}
