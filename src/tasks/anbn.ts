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
import { END } from './endOfAnswer.ts';
import { choiceOf, numberOf, type OptionValues } from '../options/option.ts';
import { drawnSequences } from './sequenceLengths.ts';
import type { Row } from './contract/batch.ts';
import type { Task } from './contract/task.ts';
import { choice, whole } from '../options/make.ts';

const LETTERS = ['a', 'b', 'c'];
const LONGEST_JUDGED = 300;

function lettersOf(options: OptionValues): number {
  return choiceOf(options, 'word') === 'abc' ? 3 : 2;
}

/** The symbol at step t of a word, and the end mark after its last. */
function symbolAt(step: number, n: number): number {
  return Math.floor(step / n);
}

function write({ inputs, targets, mask }: Row, n: number): void {
  for (let t = 0; t < inputs.length; t++) {
    inputs[t] = symbolAt(t, n);
    if (t < n) continue;
    targets[t] = symbolAt(t + 1, n);
    mask[t] = 1;
  }
}

/** The mean loss of whoever knows how often each symbol comes next at each step, over all n from 1 to `longest`. */
function lossByStep(longest: number, letters: number): number {
  let loss = 0;
  let asked = 0;
  for (let t = 1; t < longest * letters; t++) {
    const counts = new Float64Array(letters + 1);
    for (let n = Math.floor(t / letters) + 1; n <= Math.min(t, longest); n++) counts[symbolAt(t + 1, n)]!++;
    const all = counts.reduce((sum, count) => sum + count, 0);
    for (const count of counts) if (count > 0) loss -= count * Math.log(count / all);
    asked += all;
  }
  return loss / asked;
}

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
  create(options) {
    const letters = lettersOf(options);
    const longest = numberOf(options, 'length');
    const symbols = LETTERS.slice(0, letters);
    return {
      ...anbn.size(options),
      loss: 'softmax',
      metric: { kind: 'exact', label: 'correct words' },
      baseline: { loss: lossByStep(longest, letters), label: 'knows only the time step' },
      solved: { loss: -Math.log(0.99), label: 'solved (99 % sure)' },
      input: { kind: 'symbols', label: 'read', symbols },
      output: { kind: 'symbols', label: 'next', symbols: [...symbols, END] },
      ...drawnSequences({
        lengths: { label: 'n', trained: [1, longest], limits: [1, LONGEST_JUDGED] },
        features: 1,
        stepsAt: (n) => letters * n,
        write: (_, row, n) => write(row, n),
        split: { count: () => 1 },
      }),
    };
  },
};
