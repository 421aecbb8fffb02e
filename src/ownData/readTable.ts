/** From a table to a series: passes over its rows, each of which settles what the next one needs. */
import { dayFirstIn } from './columns/dayFirst.ts';
import { chosenColumn, inspect, type Inspected } from './columns/inspected.ts';
import { layoutOf, type Layout } from './lines/layout.ts';
import { measuredRows } from './measured.ts';
import { missingCodesOf } from './columns/missingCodes.ts';
import { planOf } from './columns/momentPlan.ts';
import { exactnessOf, momentText } from './columns/momentText.ts';
import { numberNotes } from './columns/numberNotes.ts';
import type { SeriesNote } from './notes.ts';
import { rowsToShow } from './rowsToShow.ts';
import type { DecimalSign } from './format.ts';
import type { RefusedSeries, SeriesChoices, SeriesReading, SeriesSettings } from './series.ts';
import { headOf, type Table } from './lines/table.ts';
import {
  codeNotes,
  columnNotes,
  countsDown,
  fileNotes,
  holeNotes,
  holesElsewhere,
  isPrintout,
  mixedThings,
} from './columns/tableNotes.ts';
import { picked, timelineOf } from './timeline.ts';
import { oneBelowTheOther, turnedOf, type SideBySide } from './lines/wide.ts';

/** Longer parts of a single line are those of a sentence. */
const LONGEST_NAME = 25;

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

  const inspected = inspect(table, layout, choices.decimal ?? context.decimal, context.layout !== undefined);
  const { survey, facts, roles, names, decimals, columns, parts } = inspected;
  if (facts.every(({ numbers }) => numbers === 0)) return refused(nothingIn(table));
  const chosen = chosenColumn(inspected, choices.column);
  if (chosen === undefined) {
    const all = columns.map(({ name }) => name);
    return refused({ kind: 'no such column', name: String(choices.column), names: all });
  }
  if (parts && chosen === facts.length) return readParts(table, layout, parts, choices, context, inspected);

  const plan = planOf(roles, facts);
  const decimal = decimals.ofColumns[chosen]!;
  const days = dayFirstIn(table, layout, plan, facts, decimals.sign);
  const measured = measuredRows(table, layout, inspected, chosen, plan, days.dayFirst, choices.group);
  const { found, kept, dated, groups } = measured;
  const codes = missingCodesOf(facts[chosen]!);
  const missing = choices.missing ?? codes.sure.map(({ value }) => value);
  const values = picked(found.values, kept);
  if (missing.length > 0) {
    for (let k = 0; k < values.length; k++) if (missing.includes(values[k]!)) values[k] = NaN;
  }
  const moments = picked(found.moments, kept);
  const exactness = exactnessOf(plan, facts);
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

  const isList = context.nameless === true;
  const notes: SeriesNote[] = [
    ...context.notes,
    ...fileNotes(inspected, layout, isList),
    ...columnNotes(inspected, chosen, dated ? plan : [], choices.column),
    ...(dated || isList ? [] : mixedThings(facts, roles, names, survey.rows)),
    ...measured.notes,
    ...numberNotes(facts[chosen]!, decimal, decimals.doubtful[chosen]!),
    ...holeNotes(found, kept),
    ...(isPrintout(facts) && holes > 0 ? [{ kind: 'left out by dots' } as const] : []),
    ...holesElsewhere(facts, chosen),
    ...codeNotes(codes, missing, choices.missing !== undefined),
    ...(dated ? days.notes : []),
    ...timeline.notes,
    ...(!dated && !choices.order && countsDown(facts, roles) ? [{ kind: 'order doubtful' } as const] : []),
  ];
  const { first, last, spacing } = timeline;
  const clear = facts[chosen]!.kinds.point + facts[chosen]!.kinds.comma > 0;
  return {
    kind: 'series',
    settings: {
      encoding: context.encoding,
      separator: table.separator,
      decimal: clear ? decimal : decimals.sign,
      header: layout.header,
      order: timeline.order,
      missing,
      gaps: timeline.gaps,
      ...(groups && { groups }),
    },
    columns,
    column: chosen,
    name: isList ? '' : names[chosen]!,
    values: timeline.values,
    holes,
    ...(first !== undefined && last !== undefined && { times: { first, last, ...(spacing && { spacing }) } }),
    firstRows: rowsToShow(survey.first),
    lastRows: rowsToShow(survey.last),
    firstLines: context.firstLines,
    notes,
  };
}

/** Parts of a year side by side, read as one series. */
function readParts(
  table: Table,
  layout: Layout,
  parts: SideBySide,
  choices: SeriesChoices,
  context: TableContext,
  { columns, survey }: Inspected,
): SeriesReading {
  const { first, last, each } = parts;
  const made = oneBelowTheOther(table, layout, parts);
  const notes = [...context.notes, ...layout.notes, { kind: 'all side by side', first, last, each } as const];
  const reading = readTable(
    made.table,
    { ...choices, column: 2 },
    { ...context, notes, layout: made.layout },
  );
  if (reading.kind === 'refused') return reading;
  const rows = { firstRows: rowsToShow(survey.first), lastRows: rowsToShow(survey.last) };
  return { ...reading, columns, column: columns.length - 1, ...rows };
}

function nothingIn(table: Table): RefusedSeries['why'] {
  const head = headOf(table, 3);
  const example = head.map(({ cells }) => cells.join(' ').trim()).find((text) => text !== '');
  if (example === undefined) return { kind: 'empty' };
  const names = example.split(/[,;\t|]/);
  if (head.length === 1 && names.length > 1 && names.every((name) => name.length < LONGEST_NAME)) {
    return { kind: 'header alone' };
  }
  return { kind: 'no numbers', example: example.slice(0, 60) };
}
