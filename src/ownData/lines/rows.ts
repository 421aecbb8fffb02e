/**
 * From a text to rows of cells, row by row, so that a large file never stands in memory as cells. Linear, whatever the text.
 *
 * Quotes as in RFC 4180 ("" within is one). A quote that never closes is no quote: where a quoted cell holds more lines than
 * cells do, or a new cell seems to open within it, its quote is a sign like others, and its line is told.
 */
import type { Separator } from '../format.ts';

/** Cells of a line beyond this are not read. */
export const MOST_CELLS_A_ROW = 20_000;
/** A quoted cell with more lines or signs was never closed. */
const MOST_QUOTED_LINES = 20;
const LONGEST_QUOTED = 20_000;
/** After so many quotes that never close, quotes mean nothing in this text. */
const MOST_OPEN_QUOTES = 50;

const QUOTE = 34;

export interface RowTroubles {
  /** Lines on which a quote opens that never closes. */
  readonly openQuotes: readonly number[];
  /** Cells of the widest row, read or not. */
  readonly widest: number;
}

/** Gets a row, and the line on which it begins; false ends the reading. What it gets is its to keep. */
export type RowVisitor = (cells: string[], line: number) => boolean | undefined | void;

/** A carriage return alone ends a line in files of old Macintoshes. */
function lineEndOf(text: string): string {
  return text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
}

function splitLine(line: string, separator: Separator): string[] {
  if (separator === 'none') return [line];
  if (separator === 'blanks') return line.trim().split(/[ \t]+/, MOST_CELLS_A_ROW);
  return line.split(separator, MOST_CELLS_A_ROW);
}

/** Calls back for every line that holds anything but blanks. */
export function eachRow(text: string, separator: Separator, visit: RowVisitor): RowTroubles {
  const lineEnd = lineEndOf(text);
  const openQuotes: number[] = [];
  let widest = 0;
  let line = 1;
  let at = 0;
  let quote = text.indexOf('"');
  while (at < text.length) {
    let end = text.indexOf(lineEnd, at);
    if (end < 0) end = text.length;
    if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
    let cells: string[];
    let lines = 1;
    let next = end + 1;
    const quoted = quote >= 0 && quote < end && openQuotes.length < MOST_OPEN_QUOTES;
    if (quoted) {
      const row = quotedRow(text, at, separator, lineEnd);
      ({ cells, lines, next } = row);
      for (const offset of row.openLines) openQuotes.push(line + offset);
    } else {
      const written = text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end);
      cells = splitLine(written, separator);
    }
    widest = Math.max(widest, cells.length);
    if (cells.length > 1 || cells[0]!.trim() !== '' || quoted) if (visit(cells, line) === false) break;
    line += lines;
    at = next;
  }
  return { openQuotes, widest };
}

interface QuotedRow {
  readonly cells: string[];
  readonly next: number;
  readonly lines: number;
  readonly openLines: readonly number[];
}

/** One row with quotes in it. */
function quotedRow(text: string, from: number, separator: Separator, lineEnd: string): QuotedRow {
  const cells: string[] = [];
  const openLines: number[] = [];
  const isSeparator = (sign: string | undefined) =>
    separator === 'blanks' ? sign === ' ' || sign === '\t' : sign === separator;
  const isBlank = (sign: string | undefined) => sign === ' ' || (sign === '\t' && separator !== '\t');
  let at = from;
  let lines = 1;
  for (;;) {
    let begin = at;
    // Blanks before a quote, as after the comma of `1, "two"`, are no part of the cell.
    while (isBlank(text[begin])) begin++;
    if (separator === 'blanks') at = begin;
    if (text[begin] === '"') {
      const cell = quotedCell(text, begin, isSeparator, lineEnd);
      if (cell) {
        if (cells.length < MOST_CELLS_A_ROW) cells.push(cell.value);
        lines += cell.lines;
        at = cell.end;
        if (isSeparator(text[at])) {
          at++;
          continue;
        }
        return { cells, next: at + 1, lines, openLines };
      }
      openLines.push(lines - 1);
    }
    let end = at;
    while (end < text.length && text[end] !== lineEnd && !isSeparator(text[end])) end++;
    const last = end >= text.length || text[end] === lineEnd;
    const value = last && text[end - 1] === '\r' && end > at ? text.slice(at, end - 1) : text.slice(at, end);
    const none = separator === 'blanks' && value === '' && last;
    if (!none && cells.length < MOST_CELLS_A_ROW) cells.push(value);
    if (last) return { cells, next: end + 1, lines, openLines };
    at = end + 1;
  }
}

/** From a quote to the one that closes it; undefined where none does. `end` is at the separator, the line's end or the text's. */
function quotedCell(
  text: string,
  open: number,
  isSeparator: (sign: string | undefined) => boolean,
  lineEnd: string,
): { readonly value: string; readonly end: number; readonly lines: number } | undefined {
  let value = '';
  let lines = 0;
  let from = open + 1;
  let counted = from;
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    if (quote - open > LONGEST_QUOTED) return undefined;
    // Sign by sign: where no line ends for long, a search for the next end would go through all of the text for each cell.
    for (; counted < quote; counted++)
      if (text[counted] === lineEnd && ++lines > MOST_QUOTED_LINES) return undefined;
    if (text.charCodeAt(quote + 1) === QUOTE) {
      value += text.slice(from, quote + 1);
      from = ++quote + 1;
      continue;
    }
    let end = quote + 1;
    if (!isSeparator(text[end])) while (text[end] === ' ' || text[end] === '\r') end++;
    if (end >= text.length || text[end] === lineEnd || isSeparator(text[end])) {
      const last = text.slice(from, quote);
      return { value: value === '' ? last : value + last, end, lines };
    }
    // A cell seems to open within this one, on a later line: so this one was never meant to.
    if (lines > 0 && (text[quote - 1] === lineEnd || isSeparator(text[quote - 1]))) return undefined;
  }
  return undefined;
}
