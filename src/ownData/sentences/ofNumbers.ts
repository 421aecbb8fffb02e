/** What is said of the numbers of a series. */
import { formatCount } from '../../text/numbers.ts';
import type { NumberNote } from '../notes.ts';
import { exactly, listed, type Sentences } from './words.ts';

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

export const OF_NUMBERS: Sentences<NumberNote> = {
  thousands: (note) =>
    `“${note.example}” is read as ${exactly(note.value)}: ${THOUSANDS[note.sign] ?? 'a sign'} sets thousands apart.`,
  decimals: (note) => `“${note.example}” is read as ${exactly(note.value)}: a comma begins the decimals.`,
  'two meanings': (note) =>
    `“${note.example}” can mean ${exactly(note.value)} or ${exactly(note.other)}, and nothing in the file tells: it is read as ${exactly(note.value)}. Choose the other decimal sign if that is wrong.`,
  negative: (note) => NEGATIVE[note.style](note.example, note.count),
  unit: (note) => `“${note.unit}” stands at the numbers and is left out.`,
  multiplied: (note) => `“${note.example}” is read as ${exactly(note.value)}.`,
  marks: (note) =>
    `Signs stand at ${formatCount(note.count)} numbers (${listed(note.marks)}) and are left out.`,
  digits: (note) => `“${note.example}” is read as ${exactly(note.value)}.`,
  'mixed decimals': (note) =>
    `Decimals begin with a point (“${note.point}”) and with a comma (“${note.comma}”) in the same column: both are read so.`,
};
