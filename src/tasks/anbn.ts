/**
 * Counting: aⁿbⁿ, a context-free language, and aⁿbⁿcⁿ, which is not even that (Gers & Schmidhuber, "LSTM recurrent networks
 * learn simple context-free and context-sensitive languages", IEEE Transactions on Neural Networks 12(6), 2001).
 *
 * The network reads a word and predicts its next symbol. How many a there are nobody can know; from the first b on
 * everything is settled, to the mark that ends the word. Only these steps count. n is drawn from 1 to N; as in the paper
 * the question is up to which n, never trained on, whole words are predicted without a mistake.
 *
 *     read   a a a b b b        answer  · · · b b ⏎        n = 3
 *
 * The trivial line knows how often the symbols follow at each step, which is more than nothing: words of n = 1 end at step
 * 2, those of n = 2 at step 4.
 */
import { arrive } from '../loading/arrive.ts';
import { numberOf } from '../options/option.ts';
import { lettersOf } from './anbn/letters.ts';
import type { Task } from './contract/task.ts';
import { choice, whole } from '../options/make.ts';

const length = whole('length', {
  label: 'longest n',
  help: 'Words have 1 to n of each letter: the longer, the further the network must count up and down again.',
  range: [3, 50],
  default: 10,
});

export const anbn: Task = {
  id: 'anbn',
  label: 'Counting: aⁿbⁿ',
  sentence:
    'After some a there come as many b; at each b the network must predict what follows, and so where the word ends.',
  whyHard: 'Hard because it takes a counter: no list of words that were seen tells where a longer one ends.',
  options: [
    length,
    choice('word', {
      help: 'Which letters there are as many of: three of them need more than a single counter.',
      choices: [
        {
          value: 'ab',
          label: 'aⁿbⁿ',
          help: 'Up with each a, down with each b: one counter, as for brackets.',
        },
        {
          value: 'abc',
          label: 'aⁿbⁿcⁿ',
          help: 'While the b are counted down, they must be counted up for the c.',
        },
      ],
    }),
  ],
  size(options) {
    const letters = lettersOf(options);
    return { inputSize: letters, outputSize: letters + 1, timeSteps: letters * numberOf(options, 'length') };
  },
  async create(options) {
    const { anbnProblem } = await arrive(() => import('./anbn/problem.ts'));
    return { ...anbn.size(options), ...anbnProblem(options) };
  },
};
