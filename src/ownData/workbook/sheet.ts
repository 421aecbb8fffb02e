/** One sheet of a workbook as lines of cells between tabs. */
import { writtenDate, type DateFormat, type Epoch } from './serialDate.ts';
import { readXml } from './xml.ts';

export interface SheetContext {
  readonly texts: readonly string[];
  readonly styles: readonly DateFormat[];
  readonly epoch: Epoch;
}

/** More cells, gaps between them counted, are not read. */
const MOST_CELLS = 10_000_000;
/** A wider gap between two rows is left out: line numbers are those of the sheet only as far as that. */
const WIDEST_GAP = 1000;

export class TooManyCells extends Error {
  override readonly name = 'TooManyCells';
}

/** The column of a cell such as "AB12", from 0; undefined where it is not told. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/i.exec(reference ?? '')?.[0].toUpperCase();
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A cell between tabs: without tabs and line ends of its own, and in quotes where it begins with one. */
function written(cell: string): string {
  const line = cell.replace(/[\t\r\n]+/g, ' ');
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}

/** @returns its lines, and how many of its cells hold a number that is no date */
export function readSheet(
  xml: string,
  { texts, styles, epoch }: SheetContext,
): { readonly text: string; readonly numbers: number } {
  const lines: string[] = [];
  let row: string[] = [];
  let [column, type, style, value] = [0, 'n', 0, ''];
  let [taking, aid] = [false, false];
  let [cells, numbers] = [0, 0];

  const cellText = (): string => {
    if (type === 's') return written(texts[Number(value)] ?? '');
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n') return written(value);
    if (value.trim() === '') return '';
    const number = Number(value);
    if (!Number.isFinite(number)) return written(value);
    const format = styles[style];
    if (format !== undefined) return writtenDate(number, format, epoch);
    numbers++;
    return String(number);
  };
  const count = (more: number) => {
    cells += more;
    if (cells > MOST_CELLS) throw new TooManyCells();
  };

  readXml(xml, {
    open(name, attribute) {
      if (name === 'row') {
        row = [];
        const gap = Number(attribute('r') ?? lines.length + 1) - 1 - lines.length;
        if (gap > 0 && gap <= WIDEST_GAP) for (let k = 0; k < gap; k++) lines.push('');
      } else if (name === 'c') {
        column = columnOf(attribute('r')) ?? row.length;
        [type, style, value] = [attribute('t') ?? 'n', Number(attribute('s') ?? 0), ''];
      } else if (name === 'rPh') aid = true;
      taking = (name === 'v' || name === 't') && !aid;
    },
    text(text) {
      if (taking) value += text;
    },
    close(name) {
      taking = false;
      if (name === 'rPh') aid = false;
      else if (name === 'c') {
        if (value === '') return;
        count(Math.max(0, column + 1 - row.length));
        while (row.length < column) row.push('');
        row[column] = cellText();
      } else if (name === 'row') lines.push(row.join('\t'));
    },
  });
  return { text: lines.join('\n'), numbers };
}
