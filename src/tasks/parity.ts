/**
 * Parity of a stream of bits (Minsky & Papert, "Perceptrons", 1969; as a test of recurrent networks Hochreiter &
 * Schmidhuber 1996, and "parity check" in Delétang et al. 2023, arXiv:2207.02098).
 *
 * Every step shows a random bit; the answer is 1 when the number of ones so far is odd. It is asked at every step or at
 * the last one only. Whoever has not followed all the bits can do no better than a coin: ln 2.
 *
 *     bit  1 0 1 1        parity so far  1 1 0 1
 */
import { choiceOf, numberOf } from '../options/option.ts';
import type { Random } from '../math/random.ts';
import { drawnSequences, shortestOption, trainedLengths } from './sequenceLengths.ts';
import type { Answers, Row } from './contract/batch.ts';
import type { Task } from './contract/task.ts';
import { choice, whole } from '../options/make.ts';

const LONGEST_JUDGED = 1000;

function write(random: Random, row: Row, every: boolean): void {
  for (let t = 0; t < row.inputs.length; t++) row.inputs[t] = random.integer(2);
  answer(row, every);
}

function answer({ inputs, targets, mask }: Row, every: boolean): void {
  const timeSteps = targets.length;
  let parity = 0;
  for (let t = 0; t < timeSteps; t++) {
    parity ^= inputs[t]!;
    targets[t] = parity;
    mask[t] = every || t === timeSteps - 1 ? 1 : 0;
  }
}

function answers(inputs: Float32Array, every: boolean): Answers {
  const answered = { targets: new Float32Array(inputs.length), mask: new Float32Array(inputs.length) };
  answer({ inputs, ...answered }, every);
  return answered;
}

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
  create(options) {
    const every = choiceOf(options, 'answer') === 'every';
    return {
      ...parity.size(options),
      loss: 'binary',
      metric: { kind: 'accuracy', label: 'correct answers' },
      baseline: { loss: Math.LN2, label: 'toss a coin' },
      solved: { loss: -Math.log(0.95), label: 'solved (95 % sure)' },
      input: { kind: 'bars', label: 'bit', range: [0, 1] },
      output: { kind: 'bit', label: 'odd?' },
      answers: (inputs) => answers(inputs, every),
      ...drawnSequences({
        lengths: { label: 'bits', trained: trainedLengths(options), limits: [length.min, LONGEST_JUDGED] },
        features: 1,
        stepsAt: (bits) => bits,
        write: (random, row) => write(random, row, every),
        split: { count: (bits) => 2 ** bits },
      }),
    };
  },
};
