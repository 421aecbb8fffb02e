/**
 * The adding problem (Hochreiter & Schmidhuber, "Long Short-Term Memory", Neural Computation 9(8), 1997, experiment 4;
 * in the form of Le, Jaitly & Hinton 2015, arXiv:1504.00941).
 *
 * Every step shows a number in [0, 1) and a mark. Two steps are marked, one in each half; the answer at the last step is
 * the sum of the two marked numbers. Always answering 1 gives the variance of the sum of two uniform numbers, 1/6.
 *
 *     value  0.3  0.9  0.1  0.5        mark  0  1  0  1        answer  1.4
 */
import { arrive } from '../loading/arrive.ts';
import { numberOf } from '../options/option.ts';
import { shortestOption } from './sequenceLengths.ts';
import type { Task } from './contract/task.ts';
import { whole } from '../options/make.ts';

const length = whole('length', {
  label: 'length T',
  help: 'How many time steps a sequence has: the longer, the further back the network must remember.',
  range: [2, 400],
  default: 20,
});

export const adding: Task = {
  id: 'adding',
  label: 'Adding problem',
  sentence: 'At the last time step the network must give the sum of the two marked numbers.',
  whyHard:
    'Hard because the first mark may be far back, so its number must be kept through all the time steps between.',
  options: [length, shortestOption(length)],
  size: (options) => ({ inputSize: 2, outputSize: 1, timeSteps: numberOf(options, 'length') }),
  async create(options) {
    const { addingProblem } = await arrive(() => import('./adding/problem.ts'));
    return { ...adding.size(options), ...addingProblem(options, length) };
  },
};
