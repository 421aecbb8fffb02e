/** What is said of the lines of a file. */
import { formatCount } from '../../text/numbers.ts';
import type { LineNote } from '../notes.ts';
import { exactly, some, type Sentences } from './words.ts';

export const OF_LINES: Sentences<LineNote> = {
  'lines before': (note) =>
    note.count === 1
      ? `The first line is a title (“${note.example}”) and left out.`
      : `${formatCount(note.count)} lines at the beginning are left out, such as “${note.example}”.`,
  'names line': (note) => `The names come from line ${formatCount(note.line)}.`,
  'comment lines': (note) =>
    `${some(note.count, 'line', 'lines')} of remarks before the data ${note.count === 1 ? 'is' : 'are'} left out.`,
  'header in comment': (note) => `The names come from line ${note.line}, which begins like a remark.`,
  'no header': () => 'No line holds names: every line of numbers is read as data.',
  'header doubtful': (note) =>
    `Line ${note.line} is taken for a name, though it is a number; choose “no names” if it is a value.`,
  'units line': (note) => `Line ${note.line} holds units (“${note.unit}”) and is left out.`,
  'lines after': (note) =>
    `${some(note.count, 'line', 'lines')} after the data ${note.count === 1 ? 'is' : 'are'} left out: “${note.example}”.`,
  'repeated header': (note) =>
    `The names stand ${note.count === 1 ? 'once more' : `${formatCount(note.count)} more times`} among the data; those lines are left out.`,
  'summary rows': (note) => {
    if (note.label === '')
      return `Line ${formatCount(note.line)} is the sum of all before it and is left out.`;
    return note.count === 1
      ? `Line ${formatCount(note.line)} sums up others (“${note.label}”) and is left out.`
      : `${formatCount(note.count)} lines sum up others (such as “${note.label}” on line ${formatCount(note.line)}) and are left out.`;
  },
  'summary doubtful': (note) =>
    `The value on line ${formatCount(note.line)}, ${exactly(note.value)}, is the sum of all before it. If it is a total, take that line out.`,
  'undated rows': (note) =>
    `${some(note.count, 'line has', 'lines have')} no date that can be read (the first is line ${formatCount(note.line)}) and ${note.count === 1 ? 'is' : 'are'} left out.`,
  'year rows': (note) =>
    `Years such as “${note.example}” stand on lines of their own: they are read with the lines below them.`,
  'other steps': (note) =>
    note.count === 1
      ? `Line ${formatCount(note.line)} (“${note.example}”) is of another stretch of time than the rest and is left out.`
      : `${formatCount(note.count)} lines are of other stretches of time than the rest, such as “${note.example}” on line ${formatCount(note.line)}, and are left out.`,
  'uneven rows': (note) =>
    `${some(note.count, 'line has', 'lines have')} more or fewer cells than the others; look at line ${formatCount(note.line)}.`,
};
