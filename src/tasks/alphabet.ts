/** The letters of memory tasks, and the option that says how many of them there are. */
import { whole } from '../options/make.ts';

export const LETTERS: readonly string[] = [...'ABCDEFGHIJKLMNOPQRST'];

export const alphabetOption = whole('symbols', {
  label: 'alphabet S',
  help: 'How many different symbols there are to be told apart.',
  range: [2, LETTERS.length],
  default: 4,
});
