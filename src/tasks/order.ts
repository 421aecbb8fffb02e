/**
 * Temporal order (Hochreiter & Schmidhuber, "Long Short-Term Memory", Neural Computation 9(8), 1997, experiment 6a).
 *
 * Two of the symbols are X or Y, all others mean nothing; which came first and which second makes four classes, asked at
 * the last step. In the paper a sequence has 100 to 110 steps, with the first of the two at steps 10 to 20 and the second
 * at steps 50 to 60. Here it has T, with the two at the same shares of it: a tenth to a fifth, and 5 to 6 tenths.
 * As there, E stands at the beginning and B, the question, at the end.
 *
 *     shown   E a X d c b Y a c B        answer at the end  XY        T = 10
 *
 * Whoever has not kept both can do no better than to guess among what is left: ln 4 without any.
 */
import { arrive } from '../loading/arrive.ts';
import { numberOf } from '../options/option.ts';
import { shortestOption } from './sequenceLengths.ts';
import { CLASSES, SYMBOLS } from './order/symbols.ts';
import type { Task } from './contract/task.ts';
import { whole } from '../options/make.ts';

const length = whole('length', {
  label: 'length T',
  help: 'How many time steps a sequence has: the longer, the further X and Y lie apart and the further back.',
  range: [10, 300],
  default: 20,
});

export const order: Task = {
  id: 'order',
  label: 'Temporal order',
  sentence:
    'Two of the symbols are X or Y, all others mean nothing; at the end the network must tell which two came, in their order.',
  whyHard: 'Hard because two far moments must be kept apart, and everything between them forgotten.',
  options: [length, shortestOption(length)],
  size: (options) => ({
    inputSize: SYMBOLS.length,
    outputSize: CLASSES.length,
    timeSteps: numberOf(options, 'length'),
  }),
  async create(options) {
    const { orderProblem } = await arrive(() => import('./order/problem.ts'));
    return { ...order.size(options), ...orderProblem(options, length) };
  },
};
