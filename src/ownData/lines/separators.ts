/** What stands between the cells, found by trying: the right sign gives rows of one length and cells that make sense. */
import { evenlySpaced } from './evenlySpaced.ts';
import { asciiDigits } from '../cells/digits.ts';
import { eachRow } from './rows.ts';
import { scanCell } from '../cells/scanCell.ts';
import { scanNumber } from '../cells/numbers.ts';
import { SEPARATORS, type Separator } from '../format.ts';
import { isBlank, isComment, lengthOf } from './table.ts';

const SAMPLE_HEAD = 60_000;
const SAMPLE_PART = 15_000;
const MOST_ROWS = 600;
const MOST_CELLS = 60;

/** Where two do equally well. */
const WEIGHT: Readonly<Record<Separator, number>> = {
  '\t': 1.05,
  ';': 1.05,
  ',': 1,
  '|': 1,
  blanks: 0.85,
  none: 0.8,
};

/** `sep=;` in the first line, as Excel writes and reads it: the sign, and the text without that line. */
export function separatorLine(
  text: string,
): { readonly separator: Separator; readonly rest: string } | undefined {
  const found = /^"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)/i.exec(text.slice(0, 20));
  const separator = found?.[1] === ' ' ? 'blanks' : SEPARATORS.find((sign) => sign === found?.[1]);
  // The line stays as an empty one, so that lines are counted as in the file.
  return found && separator ? { separator, rest: text.slice(found[0].length - 1) } : undefined;
}

/** The beginning, the middle and the end of a long text, each of whole lines. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE_HEAD + 2 * SAMPLE_PART) return text;
  const cut = (from: number, length: number) => {
    const part = text.slice(from, from + length);
    const begin = from === 0 ? 0 : part.indexOf('\n') + 1;
    const end = part.lastIndexOf('\n');
    return part.slice(begin, end > begin ? end + 1 : undefined);
  };
  return (
    cut(0, SAMPLE_HEAD) + cut(text.length >> 1, SAMPLE_PART) + cut(text.length - SAMPLE_PART, SAMPLE_PART)
  );
}

/** 1 for a cell that says one thing, 0 for one that mixes digits with what is no unit. */
function clarity(cell: string): number {
  const scanned = scanCell(cell);
  if (scanned.kind === 'number') return scanned.number.unit === '' ? 1 : 0.7;
  if (scanned.kind !== 'word') return 1;
  return /\d/.test(cell.slice(0, 200)) ? 0.2 : 0.9;
}

interface Trial {
  readonly separator: Separator;
  readonly score: number;
  readonly width: number;
  readonly rows: readonly (readonly string[])[];
}

function tryOut(sample: string, separator: Separator): Trial {
  const rows: string[][] = [];
  eachRow(sample, separator, (cells) => {
    if (!isBlank(cells) && !isComment(cells)) rows.push(cells);
    return rows.length < MOST_ROWS;
  });
  const counts = new Map<number, number>();
  const body = rows.length > 6 ? rows.slice(Math.ceil(rows.length / 4)) : rows.slice(rows.length > 1 ? 1 : 0);
  for (const row of body) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let [width, most] = [1, 0];
  for (const [length, count] of counts)
    if (count > most || (count === most && length > width)) [width, most] = [length, count];
  if (body.length === 0 || (width < 2 && separator !== 'none')) return { separator, score: 0, width, rows };
  let [clear, cells, numbers] = [0, 0, 0];
  for (const row of body) {
    if (row.length !== width) continue;
    for (const cell of row.slice(0, MOST_CELLS)) {
      if (cell === '') continue;
      const clarityOfCell = clarity(cell);
      clear += clarityOfCell;
      cells++;
      if (clarityOfCell >= 0.7 && /\d/.test(asciiDigits(cell))) numbers++;
    }
  }
  if (numbers === 0) return { separator, score: 0, width, rows };
  // Rows that lack their last cells are of the same table.
  const fitting = body.filter(
    (row) => row.length === width || (row.length > 1 && row.length < width && width > 2),
  ).length;
  return { separator, score: (fitting / body.length) * (clear / cells) * WEIGHT[separator], width, rows };
}

/** One column of 0,8 or 1 234: what else would be its separator stands within its numbers. */
function isOneColumn(split: Trial, sample: string): boolean {
  if (split.width !== 2) return false;
  const whole = tryOut(sample, 'none').rows;
  const asNumbers = whole.filter(([cell]) => scanNumber(cell!) !== undefined).length;
  if (asNumbers < 0.8 * (whole.length - 1)) return false;
  const pairs = split.rows.filter((row) => row.length === 2 && scanNumber(row[0]!) && scanNumber(row[1]!));
  const [first] = split.rows;
  const header = first && !first.some((cell) => scanNumber(cell));
  if (header) return lengthOf(first) < 2;
  const seconds = pairs.map((row) => row[1]!.trim());
  if (seconds.some((second) => !/^\d+$/.test(second))) return false;
  if (split.separator === 'blanks' || whole.some(([cell]) => scanNumber(cell!)?.kind === 'whole'))
    return true;
  // 1,5 / 2,7 / 3,9: a first column that counts on is one, and decimals have as many places everywhere.
  const firsts = pairs.map((row) => Number(row[0]!.trim()));
  return !evenlySpaced(firsts) && seconds.every((second) => second.length === seconds[0]!.length);
}

/** The separator of a text; `doubtful` where one column of decimals might be two. */
export function separatorOf(text: string): Separator {
  const sample = sampleOf(text);
  let best = tryOut(sample, 'none');
  for (const separator of SEPARATORS) {
    if (separator === 'none') continue;
    const trial = tryOut(sample, separator);
    if (
      trial.score > best.score &&
      !((separator === ',' || separator === 'blanks') && isOneColumn(trial, sample))
    )
      best = trial;
  }
  return best.separator;
}
