/**
 * Numbers that stand in no table: [1, 2, 3], one line of them, NumPy's, R's and Python's print, JSON of any shape that holds a
 * series. They come out as the rows of a table.
 */
import { evenlySpaced } from './evenlySpaced.ts';
import type { Refusal, SeriesNote } from '../notes.ts';
import { jsonRows } from './json.ts';
import { scanCell } from '../cells/scanCell.ts';
import { scanNumber } from '../cells/numbers.ts';
import type { DecimalSign, Separator } from '../format.ts';
import { MOST_ROWS } from '../columns/survey.ts';
import type { Table } from './table.ts';

export interface Listed {
  readonly table: Table;
  /** True where the numbers have no column, and so no name. */
  readonly nameless: boolean;
  readonly decimal?: DecimalSign;
  readonly separator: Separator;
  /** Whether the first row holds names. */
  readonly named: boolean;
  readonly notes: readonly SeriesNote[];
}

/** Of a longer text only the beginning is tried out. */
const HEAD = 4000;
const MOST_NUMBERS = MOST_ROWS + 1;

const isEntry = (token: string) => {
  const { kind } = scanCell(token);
  return kind === 'empty' || kind === 'number' || kind === 'hole' || kind === 'bound';
};

/** What is read as a list, why nothing can be read, or undefined where the text is a table. */
export function listIn(text: string): Listed | Refusal | undefined {
  const start = text.slice(0, HEAD).trimStart();
  if (/^[[{]/.test(start)) {
    const json = jsonIn(text);
    if (json) return json;
    const lines = jsonLines(text, start);
    if (lines) return lines;
  }
  const code = codeList(text, start);
  if (code) return code;
  if (/^\{\s*"|^\[\s*\{/.test(start)) return { kind: 'broken JSON' };
  return numbersOnLines(text);
}

function fromJson(value: unknown): Listed | undefined {
  const found = jsonRows(value);
  if (!found) return undefined;
  const { rows, ...how } = found;
  return {
    ...how,
    table: madeTable(rows.length, rows.at, 'none'),
    separator: 'none',
    notes: [{ kind: 'list', shape: found.nameless ? 'list' : 'JSON' }],
  };
}

function jsonIn(text: string): Listed | undefined {
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** One object a line. */
function jsonLines(text: string, start: string): Listed | undefined {
  if (!start.startsWith('{')) return undefined;
  const objects: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    try {
      objects.push(JSON.parse(line));
    } catch {
      return undefined;
    }
  }
  return fromJson(objects);
}

/** What languages write around lists: `x = np.array([`, `c(`, `tensor([`, `], dtype=float32)`. */
const OPENING =
  /^(?:[A-Za-z_][\w.]{0,40}\s*(?:=|<-|:)\s*)?(?:(?:np|numpy|torch|jnp|tf|pd)\.)?(?:array|asarray|tensor|Tensor|Series|list|c|\[1\])?\s*[([{]?/;
const CLOSING = /[\])};\s]*(?:,\s*dtype\s*=\s*[\w.'"]{1,20}|,\s*shape\s*=\s*\([\d, ]{1,30}\))*[\])};\s]*$/;

function codeList(text: string, start: string): Listed | undefined {
  const opening = OPENING.exec(start)?.[0] ?? '';
  const rlike = start.startsWith('[1]');
  if (!rlike && !/[[({]\s*$|^\[/.test(opening.trim()) && !start.startsWith('(')) return undefined;
  if (start.startsWith('(') && isEntry(start.split('\n')[0]!.trim())) return undefined;
  let inner = rlike ? text : text.trimStart().slice(opening.length);
  if (rlike) inner = inner.replace(/^[ \t]*\[\d+\]/gm, ' ');
  else inner = inner.slice(0, -HEAD).concat(inner.slice(-HEAD).trimEnd().replace(CLOSING, ''));
  const head = inner.slice(0, HEAD);
  const tokens = tokensOf(head.length < inner.length ? head.slice(0, head.search(/[\s,;][^\s,;]*$/)) : head);
  if (tokens.length < 2 || !tokens.every(isEntry)) return undefined;
  const entries = tokensOf(inner);
  // A few words far in are told as what cannot be read; a whole text of them is no list.
  if (!entries.slice(-50).every((token) => isEntry(token) || isDots(token))) return undefined;
  const separator = /[,;]/.test(head) ? ',' : 'blanks';
  return {
    table: madeTable(entries.length, (k) => [entries[k]!], separator),
    nameless: true,
    named: false,
    separator,
    decimal: '.',
    notes: [{ kind: 'list', shape: 'list' }],
  };
}

/** NumPy and pandas leave out the middle of what is long. */
const isDots = (token: string) => token === '...' || token === '…';

/** A table whose rows are made when they are asked for. */
function madeTable(count: number, row: (k: number) => readonly string[], separator: Separator): Table {
  return {
    separator,
    blankIsHole: true,
    each: (visit) => {
      let widest = 0;
      for (let k = 0; k < count; k++) {
        const cells = [...row(k)];
        widest = Math.max(widest, cells.length);
        if (visit(cells, k + 1) === false) break;
      }
      return { openQuotes: [], widest };
    },
  };
}

function tokensOf(text: string): string[] {
  return text
    .replace(/[[\](){}]/g, ' ')
    .split(/[\s,;]+/, MOST_NUMBERS)
    .filter((token) => token !== '');
}

/** All numbers on one line, or wrapped over several of different lengths. */
function numbersOnLines(text: string): Listed | undefined {
  const head = text.slice(0, 200_000);
  const lines = head.split(/\r\n|\n|\r/, 400).filter((line) => line.trim() !== '');
  if (lines.length > 1 && head.length < text.length) lines.pop();
  const [first] = lines;
  if (first === undefined) return undefined;
  const separator = listSeparator(first);
  if (!separator) return undefined;
  const one = lines.length === 1;
  const cut = one && head.length < text.length;
  const split = lines.map((line) => entriesOf(line, separator));
  if (cut) split[0]!.pop();
  const name =
    one && split[0]!.length > 3 && !isEntry(split[0]![0]!) && split[0]!.slice(1).every(isEntry)
      ? split[0]![0]
      : undefined;
  if (name === undefined && !split.every((entries) => entries.every(isEntry))) return undefined;
  const lengths = split.map((entries) => entries.length);
  if (one ? lengths[0]! < 3 : !isWrapped(lines, split, separator)) return undefined;
  const all = entriesOf(one ? text.trim() : text, separator);
  if (!all.slice(-50).every(isEntry)) return undefined;
  if (name !== undefined) all[0] = name.replace(/[:=]\s*$/, '').trim();
  return {
    table: madeTable(all.length, (k) => [all[k]!], separator),
    nameless: name === undefined,
    named: name !== undefined,
    separator,
    notes: [{ kind: 'list', shape: one ? 'line' : 'wrapped' }],
  };
}

function listSeparator(line: string): Separator | undefined {
  const text = line.trim();
  if (text.includes(';')) return ';';
  if (text.includes('\t')) return '\t';
  if (text.includes('|')) return '|';
  const blanks = /[^,;\s] +[^\s]/.test(text);
  if (text.includes(',') && !(blanks && !/, /.test(text))) return ',';
  return blanks ? 'blanks' : undefined;
}

const BETWEEN: Readonly<Partial<Record<Separator, RegExp>>> = {
  ',': /[,\r\n]/,
  ';': /[;\r\n]/,
  blanks: /\s+/,
};

const unquoted = (entry: string) =>
  entry.length > 1 && entry.startsWith('"') && entry.endsWith('"') ? entry.slice(1, -1) : entry;

function entriesOf(text: string, separator: Separator): string[] {
  const parts = text.split(BETWEEN[separator] ?? /[\t|\r\n]/, MOST_NUMBERS);
  const entries: string[] = [];
  const oneLine = !/[\r\n]/.test(text);
  for (const part of parts) {
    const entry = unquoted(part.trim());
    // Two separators on end stand around a hole; one at the end of a line, or of the text, begins none.
    if (entry !== '' || (separator !== 'blanks' && oneLine)) entries.push(entry);
  }
  while (entries.at(-1) === '') entries.pop();
  return entries;
}

/** Lines of different lengths, or all with a separator at the end: one list, broken where the line was full. */
function isWrapped(
  lines: readonly string[],
  split: readonly (readonly string[])[],
  separator: Separator,
): boolean {
  const lengths = split.map((entries) => entries.length);
  const longest = Math.max(...lengths);
  if (longest < 4) return false;
  const counts = lines.map(
    (line) => (separator === 'blanks' ? entriesOf(line, separator) : line.split(separator)).length,
  );
  if (separator !== 'blanks' && !/[,;]\s*$/.test(lines[0]!) && counts.every((count) => count === counts[0]))
    return false;
  const trailing = lines.slice(0, -1).every((line) => /[,;]\s*$/.test(line));
  const uneven = lengths.some((length) => length !== lengths[0]);
  if (!trailing && !uneven) return false;
  if (trailing) return true;
  // Years or numbers of rows at the beginning of the lines make a table of them.
  const firsts = split.map(([entry]) => scanNumber(entry ?? '')?.value ?? NaN);
  const counted = firsts.length > 2 && firsts[1] !== firsts[0] && evenlySpaced(firsts);
  return !counted && lengths.slice(0, -1).every((length) => length >= longest / 2);
}
