/** The notes of a reading as sentences: what was found, and what to do where it is doubtful. */
import type { Spacing } from '../tasks/contract/spacing.ts';
import { formatCount } from '../text/numbers.ts';
import { ENCODINGS, type Encoding } from './encodings.ts';
import type { Refusal, SeriesNote } from './notes.ts';
import type { Separator } from './series.ts';

const encodingName = (id: Encoding) => ENCODINGS.find((encoding) => encoding.id === id)?.label ?? id;

export const SEPARATOR_NAMES: Readonly<Record<Separator, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  blanks: 'blanks',
  none: 'nothing',
};

const some = (count: number, one: string, many: string) =>
  count === 1 ? `One ${one}` : `${formatCount(count)} ${many}`;

/** With all its digits, and a true minus sign. */
const exactly = (value: number) => String(value).replace('-', '−');
const listed = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');

/** "day", "3 months", "10 minutes". */
export function stepText({ unit, every, closed }: Spacing): string {
  const [size, name] = stepParts(unit, every);
  if (closed) return 'open day';
  return size === 1 ? name : `${formatCount(size)} ${name}s`;
}

function stepParts(unit: Spacing['unit'], every: number): readonly [number, string] {
  const sizes =
    unit === 'month'
      ? ([
          [12, 'year'],
          [3, 'quarter'],
          [1, 'month'],
        ] as const)
      : unit === 'day'
        ? ([
            [7, 'week'],
            [1, 'day'],
          ] as const)
        : ([
            [86_400, 'day'],
            [3600, 'hour'],
            [60, 'minute'],
            [1, 'second'],
          ] as const);
  const fitting = sizes.find(([size]) => every % size === 0) ?? sizes.at(-1)!;
  return [every / fitting[0], fitting[1]];
}

function secondsText(seconds: number): string {
  if (seconds >= 86_400) return stepText({ unit: 'day', every: Math.round(seconds / 86_400), first: 0 });
  return stepText({ unit: 'second', every: Math.round(seconds * 1000) / 1000, first: 0 });
}

/** One whole sentence, or two. */
export function noteSentence(note: SeriesNote): string {
  return fileSentence(note) ?? lineSentence(note) ?? numberSentence(note) ?? timeSentence(note) ?? '';
}

function fileSentence(note: SeriesNote): string | undefined {
  switch (note.kind) {
    case 'encoding':
      return note.sure
        ? `The file is read as ${encodingName(note.encoding)}.`
        : `The file does not say its encoding: it is read as ${encodingName(note.encoding)}. Choose another one where letters look wrong.`;
    case 'broken characters':
      return `${some(note.count, 'character is', 'characters are')} broken in this encoding; choose another one if letters look wrong.`;
    case 'separator line':
      return `The first line says that ${SEPARATOR_NAMES[note.separator]} part the cells.`;
    case 'open quote':
      return `A quotation mark opens on line ${formatCount(note.line)} and is never closed: it is read as a sign like any other, and no line is left out for it.`;
    case 'too long':
      return `The file is very long: its first ${formatCount(note.rows)} rows are read, and the rest is not. Cut it down to what is needed.`;
    case 'too wide':
      return `The file has ${formatCount(note.columns)} columns: the first ${formatCount(note.read)} are read.`;
    case 'list':
      return LIST_SENTENCES[note.shape];
    case 'left out by dots':
      return 'Three dots stand among the numbers: whoever printed this left out its middle, and one hole stands there. Print all of it.';
    default:
      return undefined;
  }
}

const LIST_SENTENCES = {
  list: 'This is read as one list of numbers.',
  JSON: 'This is read as JSON.',
  line: 'All numbers stand on one line: they are read as one series, from left to right.',
  wrapped: 'The lines are of different lengths: they are read as one list of numbers, line after line.',
} as const;

function lineSentence(note: SeriesNote): string | undefined {
  switch (note.kind) {
    case 'lines before':
      return note.count === 1
        ? `The first line is a title (“${note.example}”) and left out.`
        : `${formatCount(note.count)} lines before the names are left out, such as “${note.example}”.`;
    case 'names line':
      return `The names come from line ${formatCount(note.line)}.`;
    case 'comment lines':
      return `${some(note.count, 'line', 'lines')} of remarks before the data ${note.count === 1 ? 'is' : 'are'} left out.`;
    case 'header in comment':
      return `The names come from line ${note.line}, which begins like a remark.`;
    case 'no header':
      return 'No line holds names: the first line is read as data.';
    case 'header doubtful':
      return `Line ${note.line} is taken for a name, though it is a number; choose “no names” if it is a value.`;
    case 'units line':
      return `Line ${note.line} holds units (“${note.unit}”) and is left out.`;
    case 'lines after':
      return `${some(note.count, 'line', 'lines')} after the data ${note.count === 1 ? 'is' : 'are'} left out: “${note.example}”.`;
    case 'repeated header':
      return `The names stand ${note.count === 1 ? 'once more' : `${formatCount(note.count)} more times`} among the data; those lines are left out.`;
    case 'summary rows':
      if (note.label === '')
        return `Line ${formatCount(note.line)} is the sum of all before it and is left out.`;
      return note.count === 1
        ? `Line ${formatCount(note.line)} sums up others (“${note.label}”) and is left out.`
        : `${formatCount(note.count)} lines sum up others (such as “${note.label}” on line ${formatCount(note.line)}) and are left out.`;
    case 'summary doubtful':
      return `The value on line ${formatCount(note.line)}, ${exactly(note.value)}, is the sum of all before it. If it is a total, take that line out.`;
    case 'undated rows':
      return `${some(note.count, 'line has', 'lines have')} no date that can be read (the first is line ${formatCount(note.line)}) and ${note.count === 1 ? 'is' : 'are'} left out.`;
    case 'uneven rows':
      return `${some(note.count, 'line has', 'lines have')} more or fewer cells than the others; look at line ${formatCount(note.line)}.`;
    case 'column':
      return `“${note.name}” is chosen among ${formatCount(note.of)} columns of numbers.`;
    case 'dates column':
      return note.names.length === 1
        ? `The dates are in “${note.names[0]!}”.`
        : `The dates are put together from ${listed(note.names)}.`;
    case 'column doubtful':
      return note.role === 'dates'
        ? `“${note.name}” looks like dates, not like something measured; there is little to learn from it.`
        : `“${note.name}” only counts on; there is little to learn from it.`;
    case 'months side by side':
      return `The columns “${note.first}” to “${note.last}” are parts of one year. “${note.chosen}” is that part of every year; “${note.first} to ${note.last}, row by row” is the whole series.`;
    case 'all months':
      return `The columns “${note.first}” to “${note.last}” are read row by row, as one series.`;
    case 'turned':
      return `Time runs from left to right here, from ${note.first} to ${note.last}: the table is turned, and each of its ${note.rows === 1 ? 'rows' : `${formatCount(note.rows)} rows`} is a series.`;
    case 'one of a group':
      return `${formatCount(note.count)} series stand below each other, told apart by “${note.column}”: the rows of “${note.chosen}” are read. Choose another one if it is meant.`;
    case 'group doubtful':
      return `“${note.column}” holds ${formatCount(note.count)} different words: if the rows are of different things, they make no one series.`;
    default:
      return undefined;
  }
}

function numberSentence(note: SeriesNote): string | undefined {
  switch (note.kind) {
    case 'thousands':
      return `“${note.example}” is read as ${exactly(note.value)}: ${THOUSANDS[note.sign] ?? 'a sign'} sets thousands apart.`;
    case 'decimals':
      return `“${note.example}” is read as ${exactly(note.value)}: a comma begins the decimals.`;
    case 'two meanings':
      return `“${note.example}” can mean ${exactly(note.value)} or ${exactly(note.other)}, and nothing in the file tells: it is read as ${exactly(note.value)}. Choose the other decimal sign if that is wrong.`;
    case 'mixed decimals':
      return `Decimals begin with a point (“${note.point}”) and with a comma (“${note.comma}”) in the same column: both are read so.`;
    case 'negative':
      return NEGATIVE[note.style](note.example, note.count);
    case 'unit':
      return `“${note.unit}” stands at the numbers and is left out.`;
    case 'marks':
      return `Signs stand at ${formatCount(note.count)} numbers (${listed(note.marks)}) and are left out.`;
    case 'multiplied':
      return `“${note.example}” is read as ${exactly(note.value)}.`;
    case 'digits':
      return `“${note.example}” is read as ${exactly(note.value)}.`;
    case 'less than':
      return `${some(note.count, 'cell says', 'cells say')} no more than a bound, such as “${note.example}”${boundText(note.example)}: ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`;
    case 'hole words':
      return `${some(note.count, 'cell holds', 'cells hold')} ${listed(note.words)} in place of a number: ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`;
    case 'hole words elsewhere':
      return `${listed(note.words)} ${note.words.length === 1 ? 'stands' : 'stand'} in place of numbers in other columns and would be ${note.words.length === 1 ? 'a hole' : 'holes'} there.`;
    case 'empty cells':
      return `${some(note.count, 'cell is', 'cells are')} empty: ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`;
    case 'unreadable':
      return `${some(note.count, 'cell is', 'cells are')} no number, such as “${note.example}” on line ${formatCount(note.line)}: ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`;
    case 'missing code':
      return `${exactly(note.code)} stands for “not measured”: ${note.count === 1 ? 'it is a hole' : `${formatCount(note.count)} of them are holes`}.`;
    case 'missing code doubtful':
      return `${exactly(note.code)} is there ${formatCount(note.count)} times and may stand for “not measured”. It is read as a value; say so if it is none.`;
    default:
      return undefined;
  }
}

const THOUSANDS: Readonly<Record<string, string>> = {
  '.': 'a point',
  ',': 'a comma',
  ' ': 'a blank',
  '’': 'an apostrophe',
  _: 'a line',
};

const NEGATIVE = {
  sign: (example: string, count: number) =>
    `“${example}” has a long minus sign: ${count === 1 ? 'the number is' : `${formatCount(count)} such numbers are`} read as below 0.`,
  parentheses: (example: string, count: number) =>
    `“${example}” stands in parentheses: ${count === 1 ? 'the number is' : `${formatCount(count)} such numbers are`} read as below 0.`,
  behind: (example: string, count: number) =>
    `“${example}” has its minus sign behind it: ${count === 1 ? 'the number is' : `${formatCount(count)} such numbers are`} read as below 0.`,
} as const;

/** "<1" as "less than 1". */
function boundText(example: string): string {
  const found = /^(<|>|≤|≥)=? *(.+)$/.exec(example.replace('&lt;', '<').replace('&gt;', '>'));
  if (!found) return '';
  const least = found[1] === '<' || found[1] === '≤';
  return ` (${least ? 'less' : 'more'} than ${found[2]!})`;
}

function timeSentence(note: SeriesNote): string | undefined {
  switch (note.kind) {
    case 'newest first':
      return `The file is newest first, from ${note.first} to ${note.last}; oldest first is what is learned.`;
    case 'order doubtful':
      return 'Nothing tells which end of the file is the oldest; it is read from top to bottom.';
    case 'sorted':
      return `The rows are not in the order of time (${note.example} comes too early or too late): they are sorted by their dates.`;
    case 'unsorted':
      return `The dates jump: on line ${formatCount(note.line)} ${note.example} follows ${note.before}. The rows are kept as they stand.`;
    case 'day or month':
      return `“${note.example}” can be read in two ways: it is read with the ${note.read === 'day first' ? 'day' : 'month'} first.`;
    case 'same date':
      return `${some(note.count, 'row has', 'rows have')} the same date as the row before, such as ${note.example}: ${note.count === 1 ? 'both are' : 'all are'} kept, one after the other.`;
    case 'gaps':
      return note.filled
        ? `${some(note.count, 'moment is', 'moments are')} missing (one ${stepText(note.spacing)} from row to row; the first after ${note.after}): ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`
        : `${some(note.count, 'moment is', 'moments are')} missing (one ${stepText(note.spacing)} from row to row; the first after ${note.after}): the gaps are closed up.`;
    case 'irregular':
      return `The dates follow no step: from row to row lies anything from ${secondsText(note.shortest)} to ${secondsText(note.longest)}. The rows are taken one after the other.`;
    case 'newest kept':
      return `The newest ${formatCount(note.kept)} of ${formatCount(note.of)} values are kept.`;
    default:
      return undefined;
  }
}

export function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'empty':
      return 'There is nothing in it yet: paste the lines of a file, or open one.';
    case 'no numbers':
      return `No column in it holds a number (it begins with “${refusal.example}”). A series has one line a moment, with numbers between commas, semicolons, tabs or blanks.`;
    case 'header alone':
      return 'There are names but no line of numbers below them.';
    case 'no such column':
      return `There is no column “${refusal.name}”; there is ${listed(refusal.names.slice(0, 20))}.`;
    case 'not text':
      return 'This is no text: its bytes are those of another kind of file. Save it as CSV where it comes from, and open that.';
    case 'broken JSON':
      return 'This begins like JSON but breaks off or has a mistake in it: copy all of it, or save it as CSV.';
    default:
      return refusal satisfies never;
  }
}

const DOUBTFUL: ReadonlySet<SeriesNote['kind']> = new Set([
  'broken characters',
  'open quote',
  'too long',
  'too wide',
  'left out by dots',
  'header doubtful',
  'summary doubtful',
  'undated rows',
  'uneven rows',
  'column doubtful',
  'one of a group',
  'group doubtful',
  'two meanings',
  'mixed decimals',
  'unreadable',
  'missing code doubtful',
  'order doubtful',
  'unsorted',
  'day or month',
  'same date',
  'irregular',
] as const);

/** True for what a person should look at before the series is used. */
export function isDoubtful(note: SeriesNote): boolean {
  return note.kind === 'encoding' ? !note.sure : DOUBTFUL.has(note.kind);
}
