/** What is said of the order of a series in time. */
import { formatCount } from '../../text/numbers.ts';
import type { TimeNote } from '../notes.ts';
import { secondsText, stepText } from './steps.ts';
import { some, type Sentences } from './words.ts';

export const OF_TIME: Sentences<TimeNote> = {
  'newest kept': (note) => `The newest ${formatCount(note.kept)} of ${formatCount(note.of)} values are kept.`,
  'newest first': (note) =>
    `The file is newest first, from ${note.first} to ${note.last}; oldest first is what is learned.`,
  'order doubtful': () => 'Nothing tells which end of the file is the oldest; it is read from top to bottom.',
  sorted: (note) =>
    `The rows are not in the order of time (${note.example} comes too early or too late): they are sorted by their dates.`,
  unsorted: (note) =>
    `The dates jump: on line ${formatCount(note.line)} ${note.example} follows ${note.before}. The rows are kept as they stand.`,
  'day or month': (note) =>
    `“${note.example}” can be read in two ways: it is read with the ${note.read === 'day first' ? 'day' : 'month'} first.`,
  'same date': (note) =>
    `${some(note.count, 'row has', 'rows have')} the same date as the row before, such as ${note.example}: ${note.count === 1 ? 'both are' : 'all are'} kept, one after the other.`,
  gaps: (note) =>
    note.filled
      ? `${some(note.count, 'moment is', 'moments are')} missing (one ${stepText(note.spacing)} from row to row; the first after ${note.after}): ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`
      : `${some(note.count, 'moment is', 'moments are')} missing (one ${stepText(note.spacing)} from row to row; the first after ${note.after}): the gaps are closed up.`,
  irregular: (note) =>
    `The dates follow no step: from row to row lies anything from ${secondsText(note.shortest)} to ${secondsText(note.longest)}. The rows are taken one after the other.`,
};
