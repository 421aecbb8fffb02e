/**
 * Recall the first symbol: one moment decides, all that follows is noise (the latch problem of Bengio, Simard & Frasconi,
 * "Learning long-term dependencies with gradient descent is difficult", IEEE Transactions on Neural Networks 5(2), 1994, with
 * symbols; long lags with the first symbol asked at the end are experiment 2 of Hochreiter & Schmidhuber 1997).
 *
 * The first of all symbols is to be said when the question mark comes, T steps later. The symbols in between are drawn
 * from the same alphabet, so a network must know that only the first one counts. Whoever has lost it guesses: ln S.
 *
 *     shown   C A D A ?        answer at the end  C        T = 4, S = 4
 */
import { arrive } from '../loading/arrive.ts';
import { numberOf } from '../options/option.ts';
import { alphabetOption } from './alphabet.ts';
import { shortestOption } from './sequenceLengths.ts';
import type { Task } from './contract/task.ts';
import { whole } from '../options/make.ts';

const lag = whole('lag', {
  label: 'wait T',
  help: 'How many time steps pass from the first symbol to the answer: over all of them it must be kept.',
  range: [1, 300],
  default: 20,
  scale: 'log',
});

export const recall: Task = {
  id: 'recall',
  label: 'Recall the first',
  sentence: 'The network must keep the very first symbol, whatever else comes, and give it when asked.',
  whyHard:
    'Hard because what follows looks just like it, so the network must shut its memory after one time step.',
  options: [lag, shortestOption(lag), alphabetOption],
  size(options) {
    const symbols = numberOf(options, 'symbols');
    return { inputSize: symbols + 1, outputSize: symbols, timeSteps: numberOf(options, 'lag') + 1 };
  },
  async create(options) {
    const { recallProblem } = await arrive(() => import('./recall/problem.ts'));
    return { ...recall.size(options), ...recallProblem(options, lag) };
  },
};
