/** The letters of memory tasks, and the option that says how many of them there are. */
import type { NumberOption } from '../options/option.ts';

export const LETTERS: readonly string[] = [...'ABCDEFGHIJKLMNOPQRST'];

export const alphabetOption: NumberOption = {
  kind: 'number',
  id: 'symbols',
  link: 'symbols',
  label: 'alphabet S',
  help: 'How many different symbols there are: more are harder to tell apart in memory.',
  min: 2,
  max: LETTERS.length,
  default: 4,
  integer: true,
  scale: 'linear',
};
