/**
 * Adding written numbers, digit by digit as characters (Zaremba & Sutskever, "Learning to execute", 2014, arXiv:1410.4615,
 * who also turn numbers round; that the answer with its last digit first is easier: Nogueira, Jiang & Lin 2021,
 * arXiv:2102.13019, and Lee et al. 2023, arXiv:2307.03381).
 *
 * Sum and answer are one sequence. At each step the network predicts the next character; only those after the equals sign
 * count, down to the mark that ends the answer. What it says is not fed back to it: the right digits are. A whole answer is
 * without mistake that way exactly where it would be if the network went on by its own digits.
 *
 *     read   4 7 + 8 5 = 1 3 2        answer  · · · · · 1 3 2 ⏎        straight
 *     read   4 7 + 8 5 = 2 3 1        answer  · · · · · 2 3 1 ⏎        reversed
 *
 * Both numbers have as many digits, the first not 0 (except for a single digit). A tenth of all pairs is held out: no
 * training sum is ever asked in a test. The trivial line knows how often each digit comes at each place of the answers.
 */
import { arrive } from '../loading/arrive.ts';
import { numberOf } from '../options/option.ts';
import { CHARACTERS } from './arithmetic/characters.ts';
import { shortestOption } from './sequenceLengths.ts';
import type { Task } from './contract/task.ts';
import { choice, whole } from '../options/make.ts';

const digits = whole('digits', {
  help: 'How many digits each of the two numbers has: the more, the further a carry can run.',
  range: [1, 6],
  default: 2,
});

export const arithmetic: Task = {
  id: 'arithmetic',
  label: 'Adding written numbers',
  sentence: 'The network reads two numbers digit by digit and must write their sum, digit by digit.',
  whyHard:
    'Hard because a carry may run through the whole sum, and the first digit written is the last to be known.',
  produces: 'answer',
  options: [
    digits,
    shortestOption(digits),
    choice('order', {
      label: 'sum begins with',
      help: 'Which digit of the sum is written first: with the last one first, each needs only what is to its right.',
      choices: [
        {
          value: 'straight',
          label: 'first digit',
          help: 'As people write it: the first digit needs the whole sum.',
        },
        {
          value: 'reversed',
          label: 'last digit',
          help: 'As people work it out: each digit needs only the carry so far.',
        },
      ],
    }),
  ],
  size: (options) => ({
    inputSize: CHARACTERS.length,
    outputSize: CHARACTERS.length,
    timeSteps: 3 * numberOf(options, 'digits') + 3,
  }),
  async create(options) {
    const { sumsProblem } = await arrive(() => import('./arithmetic/problem.ts'));
    return { ...arithmetic.size(options), ...sumsProblem(options) };
  },
};
