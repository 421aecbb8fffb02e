/**
 * Parity of a stream of bits (Minsky & Papert, "Perceptrons", 1969; as a test of recurrent networks Hochreiter &
 * Schmidhuber 1996, and "parity check" in Delétang et al. 2023, arXiv:2207.02098).
 *
 * Every step shows a random bit; the answer is 1 when the number of ones so far is odd. It is asked at every step or at
 * the last one only. Whoever has not followed all the bits can do no better than a coin: ln 2.
 *
 *     bit  1 0 1 1        parity so far  1 1 0 1
 */
import { arrive } from '../loading/arrive.ts';
import { numberOf } from '../options/option.ts';
import { shortestOption } from './sequenceLengths.ts';
import type { Task } from './contract/task.ts';
import { choice, whole } from '../options/make.ts';

const length = whole('length', {
  label: 'length T',
  help: 'How many bits a sequence has: one forgotten bit spoils all answers after it.',
  range: [1, 200],
  default: 10,
});

export const parity: Task = {
  id: 'parity',
  label: 'Parity',
  sentence: 'The network must tell whether the number of ones so far is odd or even.',
  whyHard: 'Hard because every single bit turns the answer over, so knowing most of them is worth nothing.',
  options: [
    length,
    shortestOption(length),
    choice('answer', {
      label: 'answer when',
      help: 'When the network must answer: at every time step, the short beginnings show it the way to the long ones.',
      choices: [
        { value: 'every', label: 'at every time step', help: 'The parity so far, after each bit.' },
        { value: 'end', label: 'at the end', help: 'The parity of all bits, once.' },
      ],
    }),
  ],
  size: (options) => ({ inputSize: 1, outputSize: 1, timeSteps: numberOf(options, 'length') }),
  async create(options) {
    const { parityProblem } = await arrive(() => import('./parity/problem.ts'));
    return { ...parity.size(options), ...parityProblem(options, length) };
  },
};
