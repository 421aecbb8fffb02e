/** What is said of the holes of a series. */
import { formatCount } from '../../text/numbers.ts';
import type { HoleNote } from '../notes.ts';
import { exactly, listed, some, type Sentences } from './words.ts';

/** "<1" as "less than 1". */
function boundText(example: string): string {
  const found = /^(<|>|≤|≥)=? *(.+)$/.exec(example.replace('&lt;', '<').replace('&gt;', '>'));
  if (!found) return '';
  const least = found[1] === '<' || found[1] === '≤';
  return ` (${least ? 'less' : 'more'} than ${found[2]!})`;
}

export const OF_HOLES: Sentences<HoleNote> = {
  'less than': (note) =>
    `${some(note.count, 'cell says', 'cells say')} no more than a bound, such as “${note.example}”${boundText(note.example)}: ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`,
  'hole words': (note) =>
    `${some(note.count, 'cell holds', 'cells hold')} ${listed(note.words)} in place of a number: ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`,
  'hole words elsewhere': (note) =>
    `${listed(note.words)} ${note.words.length === 1 ? 'stands' : 'stand'} in place of numbers in other columns and would be ${note.words.length === 1 ? 'a hole' : 'holes'} there.`,
  'empty cells': (note) =>
    `${some(note.count, 'cell is', 'cells are')} empty: ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`,
  unreadable: (note) =>
    `${some(note.count, 'cell is', 'cells are')} no number, such as “${note.example}” on line ${formatCount(note.line)}: ${note.count === 1 ? 'it is a hole' : 'they are holes'}.`,
  'missing code': (note) =>
    `${exactly(note.code)} stands for “not measured”: ${note.count === 1 ? 'it is a hole' : `${formatCount(note.count)} of them are holes`}.`,
  'missing code doubtful': (note) =>
    `${exactly(note.code)} is there ${formatCount(note.count)} times and may stand for “not measured”. It is read as a value; say so if it is none.`,
};
