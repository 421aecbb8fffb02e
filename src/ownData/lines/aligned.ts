/**
 * Columns set in columns by blanks, where a missing number is blanks as well: which column a number belongs to is told by where it
 * stands.
 */
import { scanCell } from '../cells/scanCell.ts';
import type { Mended } from './mended.ts';
import { textTable, type Table } from './table.ts';

const LOOKED_AT = 400;
const HEAD = 200_000;
const FEWEST = 3;
const LONGEST_LINE = 2000;
/** At a place where hardly any row has a sign, one column ends. */
const HARDLY = 0.02;

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function piecesOf(line: string): Piece[] {
  return Array.from(line.matchAll(/\S+/g), ({ 0: text, index }) => ({
    text,
    from: index,
    to: index + text.length,
  }));
}

interface Span {
  readonly from: number;
  to: number;
}

/** Where the columns stand, told by the rows that have all of them. */
function spansOf(rows: readonly (readonly Piece[])[]): Span[] {
  const signs = new Uint16Array(LONGEST_LINE);
  for (const row of rows)
    for (const { from, to } of row) for (let at = from; at < to && at < LONGEST_LINE; at++) signs[at]!++;
  const spans: Span[] = [];
  for (let at = 0; at < LONGEST_LINE; at++) {
    if (signs[at]! <= HARDLY * rows.length) continue;
    const last = spans.at(-1);
    if (last?.to === at) last.to++;
    else spans.push({ from: at, to: at + 1 });
  }
  return spans;
}

/** The cells of a row of which some are blank; undefined where a piece stands in no column, or is a word. */
function placed(pieces: readonly Piece[], spans: readonly Span[]): string[] | undefined {
  const cells = spans.map(() => '');
  for (const { text, from, to } of pieces) {
    const over = spans.flatMap((span, k) => (span.from < to && from < span.to ? [k] : []));
    const [at] = over;
    if (at === undefined || over.length > 1 || cells[at] !== '' || scanCell(text).kind === 'word')
      return undefined;
    cells[at] = text;
  }
  return cells;
}

/** The table with empty cells where a column is blank; undefined where nothing is blank, or no columns can be told. */
export function withBlankCells(text: string, { separator }: Table): Mended | undefined {
  const head = text.slice(0, HEAD);
  if (separator !== 'blanks' || text.includes('"') || head.includes('\t')) return undefined;
  const lines = head.split('\n', LOOKED_AT).map((line) => piecesOf(line.slice(0, LONGEST_LINE)));
  const counts = new Map<number, number>();
  for (const { length } of lines) if (length > 0) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, count] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [0, 0];
  if (width < 2 || count < FEWEST) return undefined;
  const spans = spansOf(lines.filter(({ length }) => length === width));
  if (spans.length !== width) return undefined;
  // Fewer numbers are no row with holes but a line about the others.
  const isShort = ({ length }: readonly Piece[]) => length > 1 && length * 2 >= width && length < width;
  if (!lines.some((line) => isShort(line) && placed(line, spans))) return undefined;
  const table = textTable(text, 'none');
  return {
    table: {
      separator,
      each: (visit) =>
        table.each(([line], number) => {
          const pieces = piecesOf(line!);
          const cells = isShort(pieces) ? placed(pieces, spans) : undefined;
          return visit(cells ?? pieces.map((piece) => piece.text), number);
        }),
    },
    note: { kind: 'blank cells' },
  };
}
