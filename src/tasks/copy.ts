/**
 * Copy memory (Hochreiter & Schmidhuber, "Long Short-Term Memory", Neural Computation 9(8), 1997; in the form of
 * Arjovsky, Shah & Bengio 2016, arXiv:1511.06464).
 *
 * K symbols out of an alphabet of S are shown, then nothing for T steps, the last of which is a go mark; then, while
 * nothing more is shown, the K symbols are to be said again in their order. At all other steps the answer is "nothing".
 *
 *     shown   B A C · · · ? · · ·        answer  · · · · · · · B A C        K = 3, S = 3, T = 4
 *
 * Every step counts in the loss, as in the papers: a network without memory says "nothing" for T + K steps, which is right,
 * and then guesses, which costs ln S at K of T + 2K steps. The share of right answers counts the recalled symbols only,
 * because "nothing" is right at almost every step.
 */
import { arrive } from '../loading/arrive.ts';
import { numberOf } from '../options/option.ts';
import { alphabetOption } from './alphabet.ts';
import { shortestOption } from './sequenceLengths.ts';
import type { Task } from './contract/task.ts';
import { whole } from '../options/make.ts';

const lag = whole('lag', {
  label: 'wait T',
  help: 'How many time steps pass between the last symbol and the first answer: all that time the symbols must be kept.',
  range: [1, 300],
  default: 10,
  scale: 'log',
});

export const copy: Task = {
  id: 'copy',
  label: 'Copy memory',
  sentence: 'The network reads a few symbols, waits, and must then repeat them in the same order.',
  whyHard:
    'Hard because nothing in the waiting time reminds the network of what it saw, and no symbol may be lost.',
  options: [
    lag,
    shortestOption(lag),
    alphabetOption,
    whole('items', {
      label: 'symbols to keep K',
      help: 'How many symbols must be kept at once, each in its place.',
      range: [1, 20],
      default: 3,
    }),
  ],
  size(options) {
    const symbols = numberOf(options, 'symbols');
    const timeSteps = numberOf(options, 'lag') + 2 * numberOf(options, 'items');
    return { inputSize: symbols + 2, outputSize: symbols + 1, timeSteps };
  },
  async create(options) {
    const { copyProblem } = await arrive(() => import('./copy/problem.ts'));
    return { ...copy.size(options), ...copyProblem(options, lag) };
  },
};
