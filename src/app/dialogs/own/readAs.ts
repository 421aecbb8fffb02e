/** What a series was read as, as fields to choose from. The first choice of each is what is found: choosing it leaves it to be found. */
import { encodingLabel, ENCODINGS, type Encoding } from '../../../ownData/encodings.ts';
import { SEPARATORS, type DecimalSign, type Separator } from '../../../ownData/format.ts';
import type { FileOrder, SeriesChoices, SeriesReading, SeriesSettings } from '../../../ownData/series.ts';
import type { Choice } from '../../../options/option.ts';
import { formatMeasured } from '../../../text/numbers.ts';

/** The value of the first choice of every field. */
export const FOUND = 'found';
/** The choice of numbers that are typed. */
export const OTHER = 'other';

export interface ReadAsField {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  /** The choices with another value of this field. */
  readonly choose: (value: string) => SeriesChoices;
}

const SEPARATOR_LABELS: Readonly<Record<Separator, string>> = {
  ',': ', (comma)',
  ';': '; (semicolon)',
  '\t': 'tab',
  '|': '| (bar)',
  blanks: 'blanks',
  none: 'none',
};
const DECIMAL_LABELS: Readonly<Record<DecimalSign, string>> = { '.': '1.5 (point)', ',': '1,5 (comma)' };
const ORDERS: readonly FileOrder[] = ['oldest first', 'newest first'];
const GAP_LABELS = { holes: 'left as holes', closed: 'closed up' } as const;
/** Numbers that instruments and offices often write for "not measured". */
const USUAL_CODES = [-999, -9999, -99, -99.99, -1, 0, 999, 9999];

/** Such a list as the value of a choice, and as people read it. */
const codesValue = (codes: readonly number[]) => codes.join(';');
const codesLabel = (codes: readonly number[]) =>
  codes.length === 0 ? 'none' : codes.map(formatMeasured).join(', ');

/** The numbers in what was typed; undefined where it holds anything else. */
export function codesIn(typed: string): number[] | undefined {
  const parts = typed.replaceAll('−', '-').split(/[\s;]+|,\s+/).filter((part) => part !== ''); // prettier-ignore
  const codes = parts.map(Number);
  return codes.length > 0 && codes.every(Number.isFinite) ? codes : undefined;
}

/** "line 3: year, value" */
function lineLabel(lines: readonly string[], line: number): string {
  const written = (lines[line - 1] ?? '').trim();
  if (written === '') return `line ${line}`;
  return `line ${line}: ${written.length > 30 ? `${written.slice(0, 29)}…` : written}`;
}

/** The fields of what was read. A refused series has those that were come to. */
export function readAsFields(reading: SeriesReading, choices: SeriesChoices): ReadAsField[] {
  const {
    settings = {},
    firstLines,
    notes,
  } = reading as SeriesReading & { settings?: Partial<SeriesSettings> };
  const fields: ReadAsField[] = [];
  /** A field of which the values are told by their names; a table read otherwise has other columns. */
  const add = <Key extends keyof SeriesChoices>(
    key: Key,
    label: string,
    found: string,
    named: readonly Choice[],
    valueOf: (value: string) => SeriesChoices[Key],
    dropped: SeriesChoices = choices,
  ) => {
    const chosen = choices[key];
    const value = chosen === undefined ? FOUND : (named.find((each) => same(valueOf(each.value), chosen))?.value ?? FOUND); // prettier-ignore
    const { [key]: _left, ...rest } = dropped;
    fields.push({
      label,
      value,
      choices: [{ value: FOUND, label: chosen === undefined ? `found: ${found}` : 'find it' }, ...named],
      choose: (next) => (next === FOUND ? rest : { ...rest, [key]: valueOf(next) }),
    });
  };
  const { column: _column, ...otherTable } = choices;

  const { encoding, separator, decimal, header, order, missing, gaps, groups } = settings;
  if (encoding && encoding !== 'pasted')
    add('encoding', 'Encoding', encodingLabel(encoding), ENCODINGS.map(({ id, label }) => ({ value: id, label })), (id) => id as Encoding); // prettier-ignore
  if (separator)
    add(
      'separator',
      'Separator',
      SEPARATOR_LABELS[separator],
      SEPARATORS.map((value) => ({ value, label: SEPARATOR_LABELS[value] })),
      (value) => value as Separator,
      otherTable,
    );
  if (decimal)
    add(
      'decimal',
      'Decimal sign',
      DECIMAL_LABELS[decimal],
      (['.', ','] as const).map((value) => ({ value, label: DECIMAL_LABELS[value] })),
      (value) => value as DecimalSign,
    );
  if (header !== undefined) {
    const most = Math.max(firstLines.length, header === 'none' ? 1 : header);
    const lines = Array.from({ length: Math.min(20, most) }, (_, k) => k + 1);
    const label = (line: number | 'none') => (line === 'none' ? 'none' : lineLabel(firstLines, line));
    add(
      'header',
      'Names in',
      label(header),
      [{ value: 'none', label: 'no line: there are none' }, ...lines.map((line) => ({ value: String(line), label: label(line) }))], // prettier-ignore
      (value) => (value === 'none' ? 'none' : Number(value)),
    );
  }
  if (order)
    add('order', 'Order in time', order, ORDERS.map((value) => ({ value, label: value })), (value) => value as FileOrder); // prettier-ignore
  if (missing) {
    const lists = [[], ...suspected(notes, missing), ...USUAL_CODES.map((code) => [code])];
    if (choices.missing) lists.push([...choices.missing]);
    const values = new Map(lists.map((codes) => [codesValue(codes), codes]));
    const named = [...values].map(([value, codes]) => ({ value, label: codesLabel(codes) }));
    add('missing', 'Not measured', codesLabel(missing), [...named, { value: OTHER, label: 'other…' }], (value) => values.get(value) ?? []); // prettier-ignore
  }
  if (gaps && (choices.gaps !== undefined || notes.some(({ kind }) => kind === 'gaps')))
    add('gaps', 'Missing moments', GAP_LABELS[gaps], (['holes', 'closed'] as const).map((value) => ({ value, label: GAP_LABELS[value] })), (value) => value as 'holes' | 'closed'); // prettier-ignore
  if (groups) {
    const named = groups.names.map((name, k) => ({ value: String(k), label: name || 'no name' }));
    add(
      'group',
      groups.column || 'Group',
      groups.chosen === 'all' ? 'all' : groups.chosen,
      [...named, { value: 'all', label: 'all rows as they stand' }],
      (value) => (value === 'all' ? 'all' : { name: groups.names[Number(value)]! }),
    );
  }
  return fields;
}

/** Codes that were found or are suspected, each by itself and all together. */
function suspected(notes: SeriesReading['notes'], missing: readonly number[]): number[][] {
  const codes = notes.flatMap((note) =>
    note.kind === 'missing code' || note.kind === 'missing code doubtful' ? [note.code] : [],
  );
  return [...(missing.length > 0 ? [[...missing]] : []), ...codes.map((code) => [code])];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
