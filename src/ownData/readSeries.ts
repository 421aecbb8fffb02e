/** From a file's bytes, or pasted lines, to a series: what it is read as is found, shown in `settings`, and may be chosen. */
import { decodeBytes } from './decode.ts';
import { layoutOf } from './layout.ts';
import { listIn } from './lists.ts';
import type { SeriesNote } from './notes.ts';
import { readTable, type TableContext } from './readTable.ts';
import { separatorLine, separatorOf } from './separators.ts';
import type { SeriesChoices, SeriesReading, SeriesSource } from './series.ts';
import { textTable } from './table.ts';

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
    text = source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text;
  }
  const firstLines = firstLinesOf(text);
  const refused = (why: Extract<SeriesReading, { kind: 'refused' }>['why']): SeriesReading => ({
    kind: 'refused',
    why,
    settings: { encoding },
    firstLines,
    notes,
  });
  if (text.includes('\0')) return refused({ kind: 'not text' });
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
  return readTable(textTable(body, separator), choices, { ...context, notes });
}
