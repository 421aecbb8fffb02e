/** From a table to a series: passes over its rows, each of which settles what the next one needs. */
import type { ColumnFacts } from './columnFacts.ts';
import { columnName, likelyColumn, summaryOf } from './columns.ts';
import { dayFirstOf } from './dayFirst.ts';
import { decimalsOf } from './decimals.ts';
import { CELL, gather, type Gathered } from './gather.ts';
import { isLongFormat, keyCandidates } from './groups.ts';
import { layoutOf, type Layout } from './layout.ts';
import { missingCodesOf } from './missingCodes.ts';
import { planOf, type MomentPlan } from './moments.ts';
import { exactnessOf, momentText } from './momentText.ts';
import { numberNotes } from './numberNotes.ts';
import type { SeriesNote } from './notes.ts';
import { rolesOf, type Role } from './roles.ts';
import { rowsToShow } from './rowsToShow.ts';
import type {
  DecimalSign,
  FoundSeries,
  RefusedSeries,
  SeriesChoices,
  SeriesColumn,
  SeriesReading,
  SeriesSettings,
} from './series.ts';
import { eachDataRow, MOST_COLUMNS, surveyOf, type Survey } from './survey.ts';
import type { Table } from './table.ts';
import { keptRows } from './tail.ts';
import { picked, timelineOf } from './timeline.ts';
import { monthsSideBySide, rowByRow, turnedOf } from './wide.ts';

const SAMPLE = 3000;

export interface TableContext {
  readonly encoding: SeriesSettings['encoding'];
  readonly notes: readonly SeriesNote[];
  readonly firstLines: readonly string[];
  /** Of numbers that can be read in one way only. */
  readonly decimal?: DecimalSign;
  /** True for numbers that have no column. */
  readonly nameless?: boolean;
  /** Where the table has no lines of its own to look for. */
  readonly layout?: Layout;
}

export function readTable(table: Table, choices: SeriesChoices, context: TableContext): SeriesReading {
  const layout = context.layout ?? layoutOf(table, choices.header);
  const refused = (why: RefusedSeries['why']): RefusedSeries => ({
    kind: 'refused',
    why,
    settings: { encoding: context.encoding, separator: table.separator, header: layout.header },
    firstLines: context.firstLines,
    notes: context.notes,
  });
  if (!Number.isFinite(layout.dataFrom)) return refused(nothingIn(table));
  const turned = context.layout ? undefined : turnedOf(table, layout);
  if (turned) {
    const { first, last, rows } = turned;
    const note: SeriesNote = { kind: 'turned', first, last, rows };
    const notes = [...context.notes, ...layout.notes, note];
    return readTable(turned.table, choices, { ...context, notes, layout: turned.layout });
  }

  const decided = choices.decimal ?? context.decimal;
  let survey = surveyOf(table, layout);
  const decimals = decimalsOf(survey.columns, table.separator, decided);
  const changes = (facts: ColumnFacts, k: number) =>
    decimals.ofColumns[k] === ','
      ? facts.kinds['point?'] + facts.kinds['comma?'] > 0
      : facts.kinds['comma?'] > 0;
  if (survey.columns.some(changes)) survey = surveyOf(table, layout, decimals.ofColumns);
  const facts = survey.columns;
  if (facts.every(({ numbers }) => numbers === 0)) return refused(nothingIn(table));

  const names = facts.map((_, k) => columnName(layout.names, k));
  const roles = rolesOf(facts, layout.names);
  const columns: SeriesColumn[] = facts.map((each, k) => summaryOf(each, roles[k]!, names[k]!, survey.rows));
  const months = context.layout ? undefined : monthsSideBySide(layout);
  const likely = likelyColumn(facts, roles, columns);
  const chosen = chosenColumn(choices.column, names, likely, months?.name);
  if (chosen === undefined) return refused({ kind: 'no such column', name: String(choices.column), names });
  if (months && chosen === facts.length)
    return readMonths(table, layout, months, choices, context, columns, survey);
  if (months) columns.push(monthsColumn(months, columns));

  const plan = planOf(roles);
  const decimal = decimals.ofColumns[chosen]!;
  const { dayFirst, doubtful: dayDoubtful } = dayFirstIn(table, layout, plan, facts, decimals.sign);
  const keyColumns =
    plan.length > 0 ? keyCandidates(facts, roles, layout.names, survey.rows).filter((k) => k !== chosen) : [];
  let found = gather(table, layout, {
    column: chosen,
    decimal,
    plan,
    dayFirst,
    keyColumns: keyColumns.slice(0, 1),
  });
  const written = (line: number) => lineOf(table, line);
  let { kept, dated, notes: tailNotes } = keptRows(found, plan.length > 0, { written });
  const groupNotes: SeriesNote[] = [];
  let groups: SeriesSettings['groups'];
  if (dated && keyColumns.length > 0) {
    let used = keyColumns.slice(0, 1);
    for (const tried of [...keyColumns.slice(1).map((k) => [k]), keyColumns]) {
      if (isLongFormat(found.moments, found.groups, kept)) break;
      if (tried.length === 1 && keyColumns.length === 1) break;
      used = tried;
      found = gather(table, layout, { column: chosen, decimal, plan, dayFirst, keyColumns: used });
    }
    if (isLongFormat(found.moments, found.groups, kept)) {
      const column = used.map((k) => names[k]!).join(', ');
      const asked = choices.group;
      const at = asked === undefined || asked === 'all' ? 0 : Math.max(0, found.keys.indexOf(asked.name));
      const name = found.keys[at]!;
      groups = { column, names: found.keys, chosen: asked === 'all' ? 'all' : name };
      if (asked !== 'all') {
        kept = kept.filter((row) => found.groups[row] === at);
        groupNotes.push({ kind: 'one of a group', column, chosen: name, count: found.keys.length });
      }
    }
  }

  const codes = missingCodesOf(facts[chosen]!);
  const missing = choices.missing ?? codes.sure.map(({ value }) => value);
  const values = picked(found.values, kept);
  if (missing.length > 0)
    for (let k = 0; k < values.length; k++) if (missing.includes(values[k]!)) values[k] = NaN;
  const exactness = exactnessOf(plan, facts);
  const moments = picked(found.moments, kept);
  const timeline = timelineOf(
    {
      values,
      ...(dated && { moments }),
      writtenAt: (row) => momentText(moments[row]!, exactness),
      lineAt: (row) => found.lines[kept[row]!]!,
      timesOnly: plan[0]?.kind === 'time',
    },
    choices,
  );
  let holes = 0;
  for (const value of timeline.values) if (Number.isNaN(value)) holes++;
  if (holes === timeline.values.length) return refused(nothingIn(table));

  const role = roles[chosen]!.role;
  const valueColumns = columns.filter((column) => column.role === 'values').length;
  const [firstFact] = survey.openQuotes;
  const notes: SeriesNote[] = [
    ...context.notes,
    ...(firstFact === undefined ? [] : [{ kind: 'open quote', line: firstFact } as const]),
    ...(survey.cut ? [{ kind: 'too long', rows: survey.rows } as const] : []),
    ...(survey.widest > MOST_COLUMNS && !context.layout
      ? [{ kind: 'too wide', columns: survey.widest, read: MOST_COLUMNS } as const]
      : []),
    ...layout.notes.filter((note) => note.kind !== 'no header' || !context.nameless),
    ...(survey.uneven.count > 0
      ? [{ kind: 'uneven rows', count: survey.uneven.count, line: survey.uneven.line } as const]
      : []),
    ...(dated
      ? [{ kind: 'dates column', names: [...new Set(plan.map(({ column }) => names[column]!))] } as const]
      : []),
    ...(role === 'dates' || role === 'counter'
      ? [{ kind: 'column doubtful', name: names[chosen]!, role } as const]
      : []),
    ...(valueColumns > 1 && choices.column === undefined
      ? [{ kind: 'column', name: names[chosen]!, of: valueColumns } as const]
      : []),
    ...(months
      ? [
          {
            kind: 'months side by side',
            first: months.first,
            last: months.last,
            chosen: names[chosen]!,
          } as const,
        ]
      : []),
    ...groupNotes,
    ...(dated || context.nameless ? [] : mixedThings(facts, roles, names, survey.rows)),
    ...tailNotes,
    ...numberNotes(facts[chosen]!, decimal, decimals.doubtful[chosen]!),
    ...holeNotes(found, kept),
    ...holesElsewhere(facts, chosen),
    ...codes.sure
      .filter(({ value }) => missing.includes(value))
      .map(({ value, count }) => ({ kind: 'missing code', code: value, count }) as const),
    ...(choices.missing
      ? []
      : codes.doubtful.map(
          ({ value, count }) => ({ kind: 'missing code doubtful', code: value, count }) as const,
        )),
    ...(dated && dayDoubtful ? [dayNote(table, layout, plan, dayFirst)] : []),
    ...timeline.notes,
  ];
  return {
    kind: 'series',
    settings: {
      encoding: context.encoding,
      separator: table.separator,
      decimal: facts[chosen]!.kinds.point + facts[chosen]!.kinds.comma > 0 ? decimal : decimals.sign,
      header: layout.header,
      order: timeline.order,
      missing,
      gaps: timeline.gaps,
      ...(groups && { groups }),
    },
    columns,
    column: chosen,
    name: context.nameless ? '' : names[chosen]!,
    values: timeline.values,
    holes,
    ...(dated &&
      timeline.first !== undefined && {
        times: {
          first: timeline.first,
          last: timeline.last!,
          ...(timeline.spacing && { spacing: timeline.spacing }),
        },
      }),
    firstRows: rowsToShow(survey.first),
    lastRows: rowsToShow(survey.last),
    firstLines: context.firstLines,
    notes,
  };
}

/** Index of the chosen column, one past the last for all months row by row; undefined where there is none such. */
function chosenColumn(
  asked: SeriesChoices['column'],
  names: readonly string[],
  likely: number,
  months: string | undefined,
): number | undefined {
  if (asked === undefined) return likely < 0 ? undefined : likely;
  const all = months === undefined ? names : [...names, months];
  if (typeof asked === 'number') return asked >= 0 && asked < all.length ? asked : undefined;
  const same = (name: string) => name.trim().toLowerCase() === asked.trim().toLowerCase();
  const exact = all.indexOf(asked);
  const at = exact >= 0 ? exact : all.findIndex(same);
  return at < 0 ? undefined : at;
}

function monthsColumn(
  { name, from, count }: { name: string; from: number; count: number },
  columns: readonly SeriesColumn[],
): SeriesColumn {
  const parts = columns.slice(from, from + count);
  return {
    name,
    role: 'values',
    count: parts.reduce((sum, part) => sum + part.count, 0),
    holes: parts.reduce((sum, part) => sum + part.holes, 0),
    smallest: Math.min(...parts.map(({ smallest }) => smallest)),
    largest: Math.max(...parts.map(({ largest }) => largest)),
  };
}

/** A year a row, a month a column, read as one series. */
function readMonths(
  table: Table,
  layout: Layout,
  months: NonNullable<ReturnType<typeof monthsSideBySide>>,
  choices: SeriesChoices,
  context: TableContext,
  columns: readonly SeriesColumn[],
  survey: Survey,
): SeriesReading {
  const unrolled = rowByRow(table, layout, months);
  const { first, last } = months;
  const notes = [...context.notes, ...layout.notes, { kind: 'all months', first, last } as const];
  const reading = readTable(
    unrolled.table,
    { ...choices, column: 2 },
    { ...context, notes, layout: unrolled.layout },
  );
  if (reading.kind === 'refused') return reading;
  return {
    ...reading,
    columns: [...columns, monthsColumn(months, columns)],
    column: columns.length,
    firstRows: rowsToShow(survey.first),
    lastRows: rowsToShow(survey.last),
  } satisfies FoundSeries;
}

function sampleOf(table: Table, layout: Layout, column: number): string[] {
  const cells: string[] = [];
  eachDataRow(table, layout, (row) => {
    cells.push(row[column] ?? '');
    return cells.length < SAMPLE;
  });
  return cells;
}

function dayFirstIn(
  table: Table,
  layout: Layout,
  plan: MomentPlan,
  facts: readonly ColumnFacts[],
  decimal: DecimalSign,
) {
  const text = plan.find(({ kind }) => kind === 'text');
  if (!text) return { dayFirst: true, doubtful: false };
  return dayFirstOf(facts[text.column]!, sampleOf(table, layout, text.column), decimal);
}

function dayNote(table: Table, layout: Layout, plan: MomentPlan, dayFirst: boolean): SeriesNote {
  const [example] = sampleOf(table, layout, plan.find(({ kind }) => kind === 'text')!.column);
  return { kind: 'day or month', example: example ?? '', read: dayFirst ? 'day first' : 'month first' };
}

function holeNotes({ cells, holeWords, examples, lines }: Gathered, kept: Uint32Array): SeriesNote[] {
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

/** A few words over and over beside numbers without dates: rows of different things, perhaps. */
function mixedThings(
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

/** What stands for a hole in other columns of numbers. */
function holesElsewhere(facts: readonly ColumnFacts[], chosen: number): SeriesNote[] {
  const words = new Set<string>();
  facts.forEach((each, k) => {
    if (k !== chosen && each.numbers > 0)
      for (const word of each.holeWords.keys()) if (words.size < 3) words.add(word);
  });
  for (const word of facts[chosen]!.holeWords.keys()) words.delete(word);
  return words.size > 0 ? [{ kind: 'hole words elsewhere', words: [...words] }] : [];
}

/** A line, as its cells are read, for a person. */
function lineOf(table: Table, wanted: number): string {
  let found = '';
  table.each((cells, line) => {
    if (line !== wanted) return line < wanted;
    found = cells.join(' ').trim();
    return false;
  });
  return found;
}

function nothingIn(table: Table): RefusedSeries['why'] {
  let [rows, example] = [0, ''];
  table.each((cells) => {
    rows++;
    example ||= cells.join(' ').trim().slice(0, 60);
    return rows < 3;
  });
  if (rows === 0) return { kind: 'empty' };
  return { kind: 'no numbers', example };
}
