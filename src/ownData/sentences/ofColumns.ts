/** What is said of the columns of a table. */
import { formatCount } from '../../text/numbers.ts';
import type { ColumnNote } from '../notes.ts';
import { listed, type Sentences } from './words.ts';

export const OF_COLUMNS: Sentences<ColumnNote> = {
  column: (note) => `“${note.name}” is chosen among ${formatCount(note.of)} columns of numbers.`,
  'dates column': (note) =>
    note.names.length === 1
      ? `The dates are in “${note.names[0]!}”.`
      : `The dates are put together from ${listed(note.names)}.`,
  'column doubtful': (note) =>
    note.role === 'dates'
      ? `“${note.name}” looks like dates, not like something measured; there is little to learn from it.`
      : `“${note.name}” only counts on; there is little to learn from it.`,
  'side by side': (note) =>
    note.each === 'part'
      ? `The columns “${note.first}” to “${note.last}” are parts of one year. “${note.chosen}” is that part of every year; “${note.all}” is the whole series.`
      : `The columns “${note.first}” to “${note.last}” are years, one beside the other. “${note.chosen}” is one of them; “${note.all}” is the whole series.`,
  'all side by side': (note) =>
    note.each === 'part'
      ? `The columns “${note.first}” to “${note.last}” are read row by row, as one series.`
      : `The columns “${note.first}” to “${note.last}” are read one after the other, as one series.`,
  turned: (note) =>
    `Time runs from left to right here, from ${note.first} to ${note.last}: the table is turned, and each of its ${note.rows === 1 ? 'rows' : `${formatCount(note.rows)} rows`} is a series.`,
  'one of a group': (note) =>
    `${formatCount(note.count)} series stand below each other, told apart by “${note.column}”: the rows of “${note.chosen}” are read. Choose another one if it is meant.`,
  'group doubtful': (note) =>
    `“${note.column}” holds ${formatCount(note.count)} different words: if the rows are of different things, they make no one series.`,
};
