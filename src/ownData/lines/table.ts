/** Rows of cells that can be gone through again and again, out of a text or out of memory. */
import { eachRow, type RowTroubles, type RowVisitor } from './rows.ts';
import type { Separator } from '../format.ts';
import { isErrorWord } from '../cells/words.ts';

export interface Table {
  readonly separator: Separator;
  readonly each: (visit: RowVisitor) => RowTroubles;
  /** Set where an empty row is a hole, as in a list, and no mere gap between lines. */
  readonly blankIsHole?: true;
}

export function textTable(text: string, separator: Separator): Table {
  return { separator, each: (visit) => eachRow(text, separator, visit) };
}

/** @param lines on which line of the file each row stands; counted from 1 where they are left out */
export function arrayTable(
  rows: readonly (readonly string[])[],
  separator: Separator = 'none',
  lines?: readonly number[],
): Table {
  return {
    separator,
    each: (visit) => {
      let widest = 0;
      for (let k = 0; k < rows.length; k++) {
        widest = Math.max(widest, rows[k]!.length);
        if (visit([...rows[k]!], lines?.[k] ?? k + 1) === false) break;
      }
      return { openQuotes: [], widest };
    },
  };
}

export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The first rows. */
export function headOf(table: Table, count: number): readonly Row[] {
  const rows: Row[] = [];
  table.each((cells, line) => {
    rows.push({ cells, line });
    return rows.length < count;
  });
  return rows;
}

/** True for a line that speaks about the file: "# …", "// …", "% …". "#N/A" is none. */
export function isComment(cells: readonly string[]): boolean {
  const cell = cells[0]!.trimStart();
  if (cell.startsWith('//')) return true;
  if (cell.startsWith('#')) return !isErrorWord(cell);
  return cell.startsWith('%') && !/^%\s*-?\d/.test(cell);
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

/** Without the empty cells at its end. */
export function lengthOf(cells: readonly string[]): number {
  let { length } = cells;
  while (length > 0 && cells[length - 1]!.trim() === '') length--;
  return length;
}

/** True for the line under the names of a table that is drawn: |-----|----:|, ===== =====. */
export function isRule(cells: readonly string[]): boolean {
  let drawn = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '') continue;
    const first = text.charCodeAt(0);
    // A digit or a letter first: no rule, and no more to look at.
    if (first !== 45 && first !== 61 && first !== 58 && first !== 43) return false;
    for (const sign of text) if (!'-=:+'.includes(sign)) return false;
    // Drawn with crosses: ----+-----.
    if (text.length >= 3) drawn += text.includes('-+-') ? 2 : 1;
  }
  return drawn >= 2;
}
