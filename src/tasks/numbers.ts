/**
 * Numbers in English words, to be written in digits.
 *
 *     read  f o u r   h u n d r e d   a n d   t w o → 4 0 2        answer  · … · 4 0 2 ⏎
 *
 * Numbers have up to the chosen count of digits: one digit to two digits to each higher count as 1 to 3 to 9, so that the few
 * short numbers are neither missed nor learned by heart. One number of ten is held out: it never stands by itself in
 * training. The ten of a single digit are too few for that; all are taught, and none is judged. The trivial line knows how often each digit comes at each place.
 */
import { arrive } from '../loading/arrive.ts';
import { numberOf } from '../options/option.ts';
import type { Task } from './contract/task.ts';
import { FEWEST_JUDGED, MOST_DIGITS, NUMBER_CHARACTERS, stepsOf, symbolCount } from './words/limits.ts';
import { longestWords } from './words/numberWords.ts';
import { whole } from '../options/make.ts';

export const numbers: Task = {
  id: 'numbers',
  label: 'Number words',
  sentence: 'The network reads a number in words, letter by letter, and must write it in digits.',
  whyHard:
    'Hard because zeros are not spoken: how many digits come, and where, is known only from the words together.',
  produces: 'answer',
  options: [
    whole('digits', {
      help: 'The most digits a number has: each one more makes the words longer and the places more.',
      range: [FEWEST_JUDGED, MOST_DIGITS],
      default: 4,
    }),
  ],
  size: (options) => ({
    inputSize: symbolCount(NUMBER_CHARACTERS),
    outputSize: symbolCount(NUMBER_CHARACTERS),
    timeSteps: stepsOf(longestWords(numberOf(options, 'digits')), numberOf(options, 'digits')),
  }),
  async create(options) {
    const { numbersProblem } = await arrive(() => import('./words/numbersProblem.ts'));
    return { ...numbers.size(options), ...numbersProblem(numberOf(options, 'digits')) };
  },
};
