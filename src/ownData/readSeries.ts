/** From a file's bytes, or pasted lines, to a series: what it is read as is found, shown in `settings`, and may be chosen. */
import { decodeBytes } from './decode.ts';
import { cleaned } from './lines/cleaned.ts';
import { layoutOf } from './lines/layout.ts';
import { listIn } from './lines/lists.ts';
import type { SeriesNote } from './notes.ts';
import { withBlankCells } from './lines/aligned.ts';
import { withoutLabels } from './lines/labelled.ts';
import { withCommasWithin, withoutLineQuotes, withYearRows, type Mended } from './lines/mended.ts';
import { readTable, type TableContext } from './readTable.ts';
import { separatorLine, separatorOf } from './lines/separators.ts';
import type { SeriesChoices, SeriesReading, SeriesSource } from './series.ts';
import { textTable, type Table } from './lines/table.ts';

const FIRST_LINES = 20;
const LONGEST_LINE = 200;

function firstLinesOf(text: string): string[] {
  return text
    .slice(0, 50_000)
    .split(/\r\n|\n|\r/, FIRST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE));
}

/** Reads a series; never throws on any input. */
export function readSeries(source: SeriesSource, choices: SeriesChoices = {}): SeriesReading {
  const notes: SeriesNote[] = [];
  let encoding: TableContext['encoding'] = 'pasted';
  let text: string;
  if ('bytes' in source) {
    const decoded = decodeBytes(source.bytes, choices.encoding);
    ({ encoding, text } = decoded);
    if (decoded.encoding !== 'utf-8')
      notes.push({ kind: 'encoding', encoding: decoded.encoding, sure: decoded.sure });
    if (decoded.broken > 0) notes.push({ kind: 'broken characters', count: decoded.broken });
  } else {
    ({ text } = source);
  }
  // A program that joins files may leave several marks.
  while (text.startsWith('\uFEFF')) text = text.slice(1);
  const clean = cleaned(text);
  if (clean) {
    ({ text } = clean);
    notes.push(...clean.notes);
  }
  const firstLines = firstLinesOf(text);
  const refused = (why: Extract<SeriesReading, { kind: 'refused' }>['why']): SeriesReading => ({
    kind: 'refused',
    why,
    settings: { encoding },
    firstLines,
    notes,
  });
  if (!clean) return refused({ kind: 'not text' });
  if (text.trim() === '') return refused({ kind: 'empty' });

  const context = { encoding, firstLines } as const;
  const listed = choices.separator || choices.header !== undefined ? undefined : listIn(text);
  if (listed && 'kind' in listed) return refused(listed);
  if (listed) {
    const { table, named, nameless, decimal } = listed;
    const layout = layoutOf(table, named ? 1 : 'none');
    return readTable(table, choices, {
      ...context,
      notes: [...notes, ...listed.notes],
      nameless,
      ...(decimal && { decimal }),
      ...((nameless || named) && { layout: { ...layout, comments: false, notes: [] } }),
    });
  }
  const said = separatorLine(text);
  if (said) notes.push({ kind: 'separator line', separator: said.separator });
  const body = said ? said.rest : text;
  const separator = choices.separator ?? said?.separator ?? separatorOf(body);
  let table = textTable(body, separator);
  const unquoted = choices.separator ? undefined : withoutLineQuotes(body, table);
  if (unquoted !== undefined) {
    notes.push({ kind: 'quoted lines' });
    table = textTable(unquoted, separatorOf(unquoted));
  }
  const mended = mendedOf(body, table, choices);
  if (mended) notes.push(mended.note);
  return readTable(mended?.table ?? table, choices, {
    ...context,
    notes,
    ...(mended?.decimal && { decimal: mended.decimal }),
    ...(mended?.names && { layout: { ...layoutOf(mended.table, 'none'), names: mended.names } }),
  });
}

/** What nobody has chosen is mended. */
function mendedOf(text: string, table: Table, choices: SeriesChoices): Mended | undefined {
  if (choices.header !== undefined) return undefined;
  const labels = choices.separator ? undefined : withoutLabels(text);
  return (
    labels ??
    withYearRows(table) ??
    withBlankCells(text, table) ??
    (choices.decimal ? undefined : withCommasWithin(table))
  );
}
