/** Which lines are titles, which one holds the names, and where the data begin. */
import { evenlySpaced } from './evenlySpaced.ts';
import type { SeriesNote } from '../notes.ts';
import { scanCell } from '../cells/scanCell.ts';
import { isSummaryLabel } from '../cells/words.ts';
import type { SeriesChoices } from '../series.ts';
import { headOf, isBlank, isComment, isRule, lengthOf, type Row, type Table } from './table.ts';

/** Rows that are looked at. */
const LOOKED_AT = 400;
const MOST_CELLS = 2000;
/** So many rows must be of one length before the names are taken to lack one. */
const ALIKE = 0.8;
/** In tables so wide a row of half the cells is of some other kind. */
const WIDE = 4;

export interface Layout {
  readonly header: number | 'none';
  /** One a column, as far as there are any. */
  readonly names: readonly string[];
  /** Rows from this line on are data. */
  readonly dataFrom: number;
  /** True where lines that begin with # are about the file. */
  readonly comments: boolean;
  readonly width: number;
  readonly notes: readonly SeriesNote[];
}

type BodyKind = 'number' | 'date' | 'word' | 'empty';

function commonestLength(rows: readonly Row[]): { readonly width: number; readonly share: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let [length, most] = [1, 0];
  for (const [each, count] of counts)
    if (count > most || (count === most && each > length)) [length, most] = [each, count];
  return { width: length, share: most / rows.length };
}

/** What the cells of each column are, for the most part. */
function bodyKinds(rows: readonly Row[], width: number): BodyKind[] {
  return Array.from({ length: Math.min(width, MOST_CELLS) }, (_, k) => {
    const counts = { number: 0, date: 0, word: 0 };
    for (const { cells } of rows) {
      const { kind } = scanCell(cells[k] ?? '');
      if (kind === 'number' || kind === 'date' || kind === 'word') counts[kind]++;
    }
    const most = Math.max(counts.number, counts.date, counts.word);
    if (most === 0) return 'empty';
    return counts.number === most ? 'number' : counts.date === most ? 'date' : 'word';
  });
}

/** True for a row whose cells are what those below are. */
function fits(cells: readonly string[], kinds: readonly BodyKind[]): boolean {
  let [typed, wrong, right] = [0, 0, 0];
  kinds.forEach((expected, k) => {
    if (expected === 'word' || expected === 'empty') return;
    const { kind } = scanCell(cells[k] ?? '');
    if (kind === 'empty') return;
    typed++;
    if (kind === expected) right++;
    else if (
      kind === 'word' ||
      (expected === 'number' && kind === 'date') ||
      (expected === 'date' && kind === 'number')
    )
      wrong++;
  });
  return wrong * 2 < typed && (right > 0 || typed > 0);
}

const isWhole = (cell: string) => /^\d{1,4}$/.test(cell.trim());

/** 2001, 2002, 2003 or 0, 1, 2, over columns of other numbers: names that are numbers. */
function isCountingHeader(row: Row, below: Row | undefined, kinds: readonly BodyKind[]): boolean {
  const width = kinds.length;
  const run = (cells: readonly string[]) => {
    const values: number[] = [];
    kinds.forEach((kind, k) => {
      const cell = cells[k] ?? '';
      // What stands in the corner says what the rows are.
      if (k === 0 && width > 2) return;
      if (kind === 'number' && isWhole(cell)) values.push(Number(cell));
      else if (kind === 'number' && cell.trim() !== '') values.push(NaN);
    });
    return values.length >= 2 && values[1] !== values[0] && evenlySpaced(values) ? values : undefined;
  };
  const names = run(row.cells);
  if (!names || !below || run(below.cells)) return false;
  const years = names.every((value) => value >= 1500 && value <= 2200);
  const corner = row.cells[0]!.trim() === '' || scanCell(row.cells[0]!).kind === 'word';
  return (years && (corner || names.length >= 3)) || (corner && names.length >= 3 && names[0]! <= 1);
}

const UNIT =
  /^([[(<{].*[\])>}]|°?[CFK]|℃|mm|cm|m|km|kg|g|mg|t|%|‰|hPa|Pa|kPa|mbar|bar|m\/s|km\/h|kn|kt|W|kW|kWh|MWh|GWh|V|A|Hz|s|min|h|l|l\/s|m3\/s|m³\/s|m3|m³|mg\/m3|mg\/m³|µg\/m3|µg\/m³|μg\/m³|ug\/m3|ppm|ppb|W\/m2|W\/m²|MJ\/m2|Grad|deg|degC|deg C|Celsius|EUR|USD|€|\$|index|number|none|-|n\/a|unitless|date|text|yyyy.*|[YMDhmsTJAH:\-/. ]{4,20}|1000|UTC)$/i;

function isUnitsLine(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => cell.trim() !== '');
  return (
    said.length > 0 &&
    said.every((cell) => UNIT.test(cell.trim().slice(0, 40))) &&
    said.some((cell) => !/^[-\d]+$/.test(cell.trim()))
  );
}

/** The last comment before the data, where it holds a name for each column. */
function commentHeader(
  comments: readonly Row[],
  width: number,
  separator: Table['separator'],
): Row | undefined {
  for (const { cells, line } of comments.toReversed().slice(0, 5)) {
    const text = cells
      .join(separator === 'blanks' || separator === 'none' ? ' ' : separator)
      .replace(/^[\s#%/!]+/, '');
    const tried =
      separator === 'blanks'
        ? [/\s*,\s*|\s*;\s*/, /\s{2,}|\t/, /[\s,;]+/]
        : separator === 'none'
          ? [/\n/]
          : [separator, /[\s,;]+/];
    for (const sign of tried) {
      const names = text.split(sign).map((name) => name.trim());
      if (
        names.length === width &&
        width > 1 &&
        names.filter((name) => scanCell(name).kind === 'word').length * 2 > width
      ) {
        return { cells: names, line };
      }
    }
  }
  return undefined;
}

/** The names in a row, with those of the row above it where these set them apart. */
function namesIn(row: Row, above: Row | undefined): string[] {
  let names = row.cells.map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, 80));
  const said = names.filter((name) => name !== '');
  const twice = new Set(said).size < said.length;
  const upper = above && lengthOf(above.cells) >= 2 ? above.cells.map((cell) => cell.trim()) : undefined;
  // ",Temperature,,Rain," over "Date,Min,Max,Sum,Days".
  const spans = twice || (upper?.[0] === '' && names[0] !== '');
  if (upper && (spans || names[0] === '')) {
    let last = '';
    names = names.map((name, k) => {
      last = upper[k] || (spans ? last : '');
      return name === '' ? last : last === '' ? name : `${last} ${name}`;
    });
  }
  return names;
}

/**
 * The row of names among those above the data; −1 where there is none. It is the last one of full width, but for files with a
 * block of lines about each column (units, sources, methods), whose first line has no name for the dates.
 */
function headerBefore(rows: readonly Row[], begin: number, width: number): number {
  const isFull = (k: number) => k >= 0 && lengthOf(rows[k]!.cells) * 2 >= width;
  const isValues = (k: number) => {
    const scanned = rows[k]!.cells.map(scanCell);
    const decimals = scanned.some((cell) => cell.kind === 'number' && cell.number.kind !== 'whole');
    return decimals && scanned.every(({ kind }) => kind !== 'word');
  };
  // Campbell's loggers: a line about the station, names, units, and how each was averaged.
  if (rows[0]!.cells[0]!.trim() === 'TOA5' && begin === 4) return 1;
  let last = begin - 1;
  while (last >= 0 && !isFull(last)) last--;
  // Values of some other kind, such as those of years before those of months.
  if (last >= 0 && isValues(last)) return -1;
  let first = last;
  while (isFull(first - 1)) first--;
  return last - first >= 2 && rows[first]!.cells[0]!.trim() === '' ? first : last;
}

/** R leaves out the name over the names of rows; those of columns are words there. */
function shifted(names: readonly string[], width: number): readonly string[] {
  const lacksOne = width > 1 && names.length === width - 1 && lengthOf(names) === width - 1;
  return lacksOne && names.every((name) => scanCell(name).kind !== 'number') ? ['', ...names] : names;
}

export function layoutOf(table: Table, chosen: SeriesChoices['header']): Layout {
  const head = headOf(table, LOOKED_AT).filter(({ cells }) => !isBlank(cells) && !isRule(cells));
  const commented = head.filter(({ cells }) => isComment(cells));
  const comments = commented.length < head.length;
  const rows = comments ? head.filter(({ cells }) => !isComment(cells)) : head;
  const body = rows.slice(
    rows.length > 60 ? 30 : rows.length > 4 ? Math.ceil(rows.length / 3) : rows.length > 1 ? 1 : 0,
  );
  const { width, share } = commonestLength(body);
  const kinds = bodyKinds(body, width);
  const plain = { comments, width } as const;
  // "1950 2023" over rows of thirteen numbers says what they are.
  const isWide = (cells: readonly string[]) => width < WIDE || share < ALIKE || cells.length * 2 > width;
  const begin = rows.findIndex(({ cells }) => isWide(cells) && fits(cells, kinds));
  const notes: SeriesNote[] = [];
  const withComments = (from: number) => {
    const before = commented.filter(({ line }) => line < from).length;
    return before > 0 ? [{ kind: 'comment lines', count: before } as const] : [];
  };

  if (chosen !== undefined) {
    const named = chosen === 'none' ? undefined : head.find(({ line }) => line === chosen);
    const after = rows.findIndex(
      ({ line, cells }) => line > (named?.line ?? 0) && (named !== undefined || fits(cells, kinds)),
    );
    const units = named && rows[after] && isUnitsLine(rows[after].cells);
    const from = rows[after + (units ? 1 : 0)]?.line ?? Infinity;
    const names = named ? shifted(namesIn(named, undefined), width) : [];
    return { ...plain, header: named?.line ?? 'none', names, dataFrom: from, notes: withComments(from) };
  }
  if (begin < 0) return { ...plain, header: 'none', names: [], dataFrom: Infinity, notes };
  let at = begin;
  let headerAt = -1;
  if (isCountingHeader(rows[begin]!, rows[begin + 1], kinds)) {
    headerAt = begin;
    at = begin + 1;
  } else if (begin === 0 && width === 1 && firstIsName(rows)) {
    headerAt = 0;
    at = 1;
    notes.push({ kind: 'header doubtful', line: rows[0]!.line });
  } else {
    headerAt = headerBefore(rows, begin, width);
    const above = rows[headerAt - 1];
    // The sum of all stands first, right under the names.
    if (above && lengthOf(above.cells) * 2 >= width && isSummary(rows[headerAt]!.cells)) {
      at = headerAt;
      headerAt--;
    }
    if (headerAt >= 0 && isUnitsLine(rows[headerAt]!.cells) && above && lengthOf(above.cells) * 2 >= width) {
      const unit = rows[headerAt]!.cells.find((cell) => cell.trim().length > 1) ?? '';
      notes.push({ kind: 'units line', line: rows[headerAt]!.line, unit: unit.trim().slice(0, 30) });
      headerAt--;
    }
  }
  const dataFrom = rows[at]?.line ?? Infinity;
  const before = commented.filter(({ line }) => line < dataFrom);
  if (headerAt < 0) {
    const named = commentHeader(before, width, table.separator);
    if (named) {
      notes.push({ kind: 'header in comment', line: named.line });
      return { ...plain, header: named.line, names: namesIn(named, undefined), dataFrom, notes };
    }
    if (begin > 0) notes.push(linesBefore(rows.slice(0, begin)));
    notes.push(...withComments(dataFrom), { kind: 'no header' });
    return { ...plain, header: 'none', names: [], dataFrom, notes };
  }
  const titles = rows.slice(0, headerAt);
  const [title] = titles;
  if (title) notes.push(linesBefore(titles), { kind: 'names line', line: rows[headerAt]!.line });
  notes.push(...withComments(dataFrom));
  const named = namesIn(rows[headerAt]!, titles.at(-1));
  const names = share >= ALIKE ? shifted(named, width) : named;
  return { ...plain, header: rows[headerAt]!.line, names, dataFrom, notes };
}

/** "Total", and a number. */
function isSummary(cells: readonly string[]): boolean {
  return cells.some(isSummaryLabel) && cells.some((cell) => scanCell(cell).kind === 'number');
}

function linesBefore(rows: readonly Row[]): SeriesNote {
  return {
    kind: 'lines before',
    count: rows.length,
    example: rows[0]!.cells.join(' ').trim().slice(0, 60),
  };
}

/** A year alone over decimals. */
function firstIsName(rows: readonly Row[]): boolean {
  const name = rows[0]!.cells[0]!.trim();
  const first = /^\d+$/.test(name) ? Number(name) : NaN;
  const rest = rows.slice(1).map(({ cells }) => cells[0]!.trim());
  return first >= 1500 && first <= 2200 && rest.length > 3 && rest.every((cell) => !/^\d+$/.test(cell));
}
