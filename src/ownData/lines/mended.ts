/** Files that the program which wrote them has spoilt: commas within what they part, lines in quotation marks as a whole. */
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
