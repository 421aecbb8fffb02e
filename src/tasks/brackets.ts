/**
 * Brackets of two kinds, the Dyck language of two kinds with a limited depth (which bracket closes: Skachkova, Trost & Klakow,
 * "Closing brackets with recurrent neural networks", BlackboxNLP 2018; limited depth: Hewitt et al. 2020, arXiv:2010.07515).
 *
 * A bracket that opens shows its kind; one that closes is shown without it, and its kind is asked: that of the last
 * bracket still open. All that open close within the sequence. The kinds are coins, so whoever forgets them gets ln 2.
 *
 *     shown   ( [ ? ( ? ?        answer  · · ] · ) )        pairs 3, depth 2
 *
 * Where both may come, opening and closing are equally likely; the depth limit and the end of the sequence decide elsewhere.
 */
import { arrive } from '../loading/arrive.ts';
import { numberOf } from '../options/option.ts';
import { CLOSING, SHOWN } from './brackets/symbols.ts';
import { shortestOption } from './sequenceLengths.ts';
import type { Task } from './contract/task.ts';
import { whole } from '../options/make.ts';

const length = whole('length', {
  label: 'pairs',
  help: 'How many pairs of brackets a sequence has: each takes two time steps.',
  range: [1, 100],
  default: 10,
});

export const brackets: Task = {
  id: 'brackets',
  label: 'Brackets',
  sentence:
    'Round and square brackets open within each other; where one closes, the network must tell of which kind it is.',
  whyHard:
    'Hard because it takes a stack: brackets inside must not wipe out which kind is still open outside.',
  options: [
    length,
    shortestOption(length),
    whole('depth', {
      help: 'How many brackets may be open at once: each one more is a kind more to be kept in its place.',
      range: [1, 20],
      default: 4,
    }),
  ],
  size: (options) => ({
    inputSize: SHOWN.length,
    outputSize: CLOSING.length,
    timeSteps: 2 * numberOf(options, 'length'),
  }),
  async create(options) {
    const { bracketsProblem } = await arrive(() => import('./brackets/problem.ts'));
    return { ...brackets.size(options), ...bracketsProblem(options, length) };
  },
};
