/** What there is to say about a table and the column that is read. */
import type { ColumnFacts } from './columnFacts.ts';
import { CELL, type Gathered } from '../gather.ts';
import type { Inspected } from './inspected.ts';
import type { Layout } from '../lines/layout.ts';
import type { MissingCodes } from './missingCodes.ts';
import type { MomentPlan } from './momentPlan.ts';
import type { SeriesNote } from '../notes.ts';
import type { Role } from './roles.ts';
import type { SeriesChoices } from '../series.ts';
import { MOST_COLUMNS } from './survey.ts';

/** Of the file and its lines. */
export function fileNotes({ survey }: Inspected, layout: Layout, isList: boolean): SeriesNote[] {
  const { openQuotes, cut, rows, widest, uneven } = survey;
  const [quote] = openQuotes;
  const notes: SeriesNote[] = [];
  if (quote !== undefined) notes.push({ kind: 'open quote', line: quote });
  if (cut) notes.push({ kind: 'too long', rows });
  if (widest > MOST_COLUMNS) notes.push({ kind: 'too wide', columns: widest, read: MOST_COLUMNS });
  notes.push(...layout.notes.filter(({ kind }) => kind !== 'no header' || !isList));
  if (uneven.count > 0) notes.push({ kind: 'uneven rows', count: uneven.count, line: uneven.line });
  return notes;
}

/** Of the columns. */
export function columnNotes(
  { names, roles, columns, parts }: Inspected,
  chosen: number,
  plan: MomentPlan,
  asked: SeriesChoices['column'],
): SeriesNote[] {
  const notes: SeriesNote[] = [];
  const name = names[chosen]!;
  if (plan.length > 0)
    notes.push({ kind: 'dates column', names: [...new Set(plan.map(({ column }) => names[column]!))] });
  const { role } = roles[chosen]!;
  if (role === 'dates' || role === 'counter') notes.push({ kind: 'column doubtful', name, role });
  const of = columns.filter((column) => column.role === 'values').length;
  if (of > 1 && asked === undefined) notes.push({ kind: 'column', name, of });
  if (parts) {
    const { first, last, each } = parts;
    notes.push({ kind: 'side by side', first, last, each, all: parts.name, chosen: name });
  }
  return notes;
}

/** Of numbers that stand for "not measured". */
export function codeNotes(codes: MissingCodes, missing: readonly number[], areChosen: boolean): SeriesNote[] {
  const sure = codes.sure.filter(({ value }) => missing.includes(value));
  const doubtful = areChosen ? [] : codes.doubtful;
  return [
    ...sure.map(({ value, count }) => ({ kind: 'missing code', code: value, count }) as const),
    ...doubtful.map(({ value, count }) => ({ kind: 'missing code doubtful', code: value, count }) as const),
  ];
}

/** Of cells without a number. */
export function holeNotes({ cells, holeWords, examples, lines }: Gathered, kept: Uint32Array): SeriesNote[] {
  const counts = [0, 0, 0, 0, 0];
  let line = 0;
  for (const row of kept) {
    counts[cells[row]!]!++;
    if (cells[row] === CELL.unreadable && line === 0) line = lines[row]!;
  }
  const notes: SeriesNote[] = [];
  if (counts[CELL.bound]! > 0)
    notes.push({ kind: 'less than', example: examples.bound, count: counts[CELL.bound]! });
  if (counts[CELL.hole]! > 0) notes.push({ kind: 'hole words', words: holeWords, count: counts[CELL.hole]! });
  if (counts[CELL.empty]! > 0) notes.push({ kind: 'empty cells', count: counts[CELL.empty]! });
  if (counts[CELL.unreadable]! > 0)
    notes.push({ kind: 'unreadable', example: examples.unreadable, line, count: counts[CELL.unreadable]! });
  return notes;
}

/** Rows that are numbered from the last to the first. */
export function countsDown(facts: readonly ColumnFacts[], roles: readonly Role[]): boolean {
  return facts.some(({ firstStep }, k) => roles[k]!.role === 'counter' && firstStep < 0);
}

/** A few words over and over beside numbers without dates: rows of different things, perhaps. */
export function mixedThings(
  facts: readonly ColumnFacts[],
  roles: readonly Role[],
  names: readonly string[],
  rows: number,
): SeriesNote[] {
  const column = facts.findIndex(
    (each, k) => roles[k]!.role === 'words' && each.different.size >= 2 && each.different.size <= rows / 3,
  );
  return column < 0
    ? []
    : [{ kind: 'group doubtful', column: names[column]!, count: facts[column]!.different.size }];
}

/** Three dots in one row alone: whoever printed this left out its middle. */
export function isPrintout(facts: readonly ColumnFacts[]): boolean {
  return facts.some(({ holeWords }) => ['...', '…', '..'].some((dots) => holeWords.get(dots) === 1));
}

/** What stands for a hole in other columns of numbers. */
export function holesElsewhere(facts: readonly ColumnFacts[], chosen: number): SeriesNote[] {
  const words = new Set<string>();
  facts.forEach((each, k) => {
    if (k !== chosen && each.numbers > 0)
      for (const word of each.holeWords.keys()) if (words.size < 3) words.add(word);
  });
  for (const word of facts[chosen]!.holeWords.keys()) words.delete(word);
  return words.size > 0 ? [{ kind: 'hole words elsewhere', words: [...words] }] : [];
}
