/**
 * Files that are no table as they stand: commas within what they part, lines in quotation marks as a whole, years on lines of their
 * own.
 */
import { scanDate } from '../cells/dates.ts';
import type { SeriesNote } from '../notes.ts';
import { scanCell } from '../cells/scanCell.ts';
import type { DecimalSign } from '../format.ts';
import { headOf, lengthOf, type Row, type Table } from './table.ts';

const LOOKED_AT = 100;
/** So many rows must be of the same make. */
const MOST = 0.8;

export interface Mended {
  readonly table: Table;
  /** Where each row says the names of its cells. */
  readonly names?: readonly string[];
  readonly note: SeriesNote;
  readonly decimal?: DecimalSign;
}

function joining(table: Table, at: number, sign: string, width: number): Table {
  const join = (cells: string[]) =>
    cells.length === width
      ? [...cells.slice(0, at), cells[at]! + sign + cells[at + 1]!, ...cells.slice(at + 2)]
      : cells;
  return {
    separator: table.separator,
    each: (visit) => table.each((cells, line) => visit(join(cells), line)),
  };
}

/** Names for one column less than there are cells, and two cells that make sense only together. */
export function withCommasWithin(table: Table): Mended | undefined {
  if (table.separator !== ',') return undefined;
  const [header, ...rows] = headOf(table, LOOKED_AT);
  const width = header ? lengthOf(header.cells) + 1 : 0;
  if (!header || rows.length < 2 || header.cells.some((cell) => scanCell(cell).kind !== 'word'))
    return undefined;
  const full = rows.filter(({ cells }) => cells.length === width);
  if (full.length < 2 || full.length < MOST * rows.length * 0.5) return undefined;
  const all = (is: (row: Row) => boolean) => full.filter(is).length >= MOST * full.length;
  const dated = (cell: string) => {
    const date = scanDate(cell);
    return date !== undefined && date.precision === 'day';
  };
  if (
    all(
      ({ cells }) =>
        /^\s*\d{4}\s*$/.test(cells[1]!) && /[^\d\s]/.test(cells[0]!) && dated(`${cells[0]!},${cells[1]!}`),
    )
  ) {
    const example = `${full[0]!.cells[0]!},${full[0]!.cells[1]!}`.trim();
    return { table: joining(table, 0, ',', width), note: { kind: 'commas within', example, what: 'dates' } };
  }
  const moment = (cell: string) => scanCell(cell).kind === 'date';
  const decimals = ({ cells }: Row) => /^\s*-?\d+\s*$/.test(cells[1]!) && /^\d{1,3}\s*$/.test(cells[2]!);
  if (width !== 3 || !all((row) => moment(row.cells[0]!) && decimals(row))) return undefined;
  const example = `${full[0]!.cells[1]!},${full[0]!.cells[2]!}`.trim();
  return {
    table: joining(table, 1, ',', width),
    note: { kind: 'commas within', example, what: 'decimals' },
    decimal: ',',
  };
}

/** The lines without their quotation marks, where each line is one quoted cell that holds several. */
export function withoutLineQuotes(text: string, table: Table): string | undefined {
  if (table.separator !== 'none' || !text.trimStart().startsWith('"')) return undefined;
  const head = headOf(table, LOOKED_AT);
  const several = head.filter(({ cells }) => cells.length === 1 && /[,;\t|]/.test(cells[0]!));
  if (several.length < MOST * head.length) return undefined;
  const lines: string[] = [];
  table.each((cells) => {
    lines.push(cells[0]!);
    return true;
  });
  return lines.join('\n');
}

const YEARS_LOOKED_AT = 800;
const MOST_KNOWN = 1000;

/** The year that stands alone on a row. */
function lonelyYear(cells: readonly string[]): string | undefined {
  if (cells.length > 1 && cells[1] !== '' && cells[1]!.trim() !== '') return undefined;
  const first = cells[0]!.trim();
  const alone = lengthOf(cells) === 1 && /^(1[5-9]|2[01])\d\d$/.test(first);
  return alone ? first : undefined;
}

/** "2015" over "Jan", "Feb" and so on: each month with its year, and without the rows of years. */
export function withYearRows(table: Table): Mended | undefined {
  // The same few words come back year by year.
  const known = new Map<string, boolean>();
  const isPart = (cell: string) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const precision = scanDate(cell)?.precision;
    const part = precision === 'monthOnly' || precision === 'dayMonth';
    if (known.size < MOST_KNOWN) known.set(cell, part);
    return part;
  };
  const rows = headOf(table, YEARS_LOOKED_AT).filter(({ cells }) => lengthOf(cells) > 0);
  const years = rows.filter(({ cells }) => lonelyYear(cells) !== undefined);
  const [first, second] = years;
  if (!first || !second) return undefined;
  const below = rows.slice(rows.indexOf(first)).filter(({ cells }) => lonelyYear(cells) === undefined);
  const parts = below.filter(({ cells }) => isPart(cells[0]!));
  if (parts.length < MOST * below.length) return undefined;
  return {
    table: {
      separator: table.separator,
      each(visit) {
        let year: string | undefined;
        return table.each((cells, line) => {
          const found = lonelyYear(cells);
          if (found !== undefined) {
            year = found;
            return true;
          }
          const dated = year !== undefined && isPart(cells[0]!);
          return visit(dated ? [`${cells[0]!.trim()} ${year}`, ...cells.slice(1)] : cells, line);
        });
      },
    },
    note: { kind: 'year rows', example: first.cells[0]!.trim() },
  };
}
