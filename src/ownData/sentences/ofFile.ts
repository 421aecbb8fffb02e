/** What is said of a file as a whole. */
import { formatCount } from '../../text/numbers.ts';
import { encodingLabel } from '../encodings.ts';
import type { Separator } from '../format.ts';
import type { FileNote } from '../notes.ts';
import { some, type Sentences } from './words.ts';

const SEPARATOR_NAMES: Readonly<Record<Separator, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  blanks: 'blanks',
  none: 'nothing',
};

const LIST_SENTENCES = {
  list: 'This is read as one list of numbers.',
  JSON: 'This is read as JSON.',
  line: 'All numbers stand on one line: they are read as one series, from left to right.',
  wrapped: 'The lines are of different lengths: they are read as one list of numbers, line after line.',
} as const;

export const OF_FILE: Sentences<FileNote> = {
  encoding: (note) =>
    note.sure
      ? `The file is read as ${encodingLabel(note.encoding)}.`
      : `The file does not say its encoding: it is read as ${encodingLabel(note.encoding)}. Choose another one where letters look wrong.`,
  'broken characters': (note) =>
    `${some(note.count, 'character is', 'characters are')} broken in this encoding; choose another one if letters look wrong.`,
  nothing: (note) =>
    `${some(note.count, 'empty byte (NUL) is', 'empty bytes (NUL) are')} left out; a logger that loses its power leaves such behind.`,
  'quoted lines': () => 'Every line stands in quotation marks as a whole: what is within them is read.',
  'commas within': (note) =>
    note.what === 'decimals'
      ? `Commas part the cells and begin the decimals, too: “${note.example}” is read as one number.`
      : `Commas part the cells and stand in the dates, too: “${note.example}” is read as one date.`,
  labels: (note) =>
    `Each line says what its numbers are, such as “${note.example}”: that gives the columns their names.`,
  'blank cells': () =>
    'Some places in the columns are blank: a number belongs to the column in which it stands, and a blank one is a hole.',
  'separator line': (note) => `The first line says that ${SEPARATOR_NAMES[note.separator]} part the cells.`,
  'open quote': (note) =>
    `A quotation mark opens on line ${formatCount(note.line)} and is never closed: it is read as a sign like any other, and no line is left out for it.`,
  'too long': (note) =>
    `The file is very long: its first ${formatCount(note.rows)} rows are read, and the rest is not. Cut it down to what is needed.`,
  'too wide': (note) =>
    `The file has ${formatCount(note.columns)} columns: the first ${formatCount(note.read)} are read.`,
  list: (note) => LIST_SENTENCES[note.shape],
  'left out by dots': () =>
    'Three dots stand among the numbers: whoever printed this left out its middle, and one hole stands there. Print all of it.',
};
