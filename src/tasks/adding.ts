/**
 * The adding problem (Hochreiter & Schmidhuber, "Long Short-Term Memory", Neural Computation 9(8), 1997, experiment 4;
 * in the form of Le, Jaitly & Hinton 2015, arXiv:1504.00941).
 *
 * Every step shows a number in [0, 1) and a mark. Two steps are marked, one in each half; the answer at the last step is
 * the sum of the two marked numbers. Always answering 1 gives the variance of the sum of two uniform numbers, 1/6.
 *
 *     value  0.3  0.9  0.1  0.5        mark  0  1  0  1        answer  1.4
 */
import { numberOf } from '../options/option.ts';
import type { Random } from '../math/random.ts';
import { drawnSequences, shortestOption, trainedLengths } from './sequenceLengths.ts';
import { answerAtEnd, type Answers, type Row } from './contract/batch.ts';
import type { Task } from './contract/task.ts';
import { whole } from '../options/make.ts';

const LONGEST_JUDGED = 1000;

function write(random: Random, { inputs, targets, mask }: Row): void {
  const timeSteps = targets.length;
  const half = timeSteps >> 1;
  for (let t = 0; t < timeSteps; t++) inputs[2 * t] = random.next();
  const first = random.integer(half);
  const second = half + random.integer(timeSteps - half);
  inputs[2 * first + 1] = 1;
  inputs[2 * second + 1] = 1;
  targets[timeSteps - 1] = inputs[2 * first]! + inputs[2 * second]!;
  mask[timeSteps - 1] = 1;
}

/** Two marks, wherever they are; the task says nothing of fewer or more. */
function answers(inputs: Float32Array): Answers | undefined {
  const timeSteps = inputs.length / 2;
  const marked = [...inputs.keys()].filter((k) => k % 2 === 0 && inputs[k + 1] === 1);
  if (marked.length !== 2) return undefined;
  return answerAtEnd(timeSteps, inputs[marked[0]!]! + inputs[marked[1]!]!);
}

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
  create(options) {
    return {
      ...adding.size(options),
      loss: 'mse',
      metric: { kind: 'within', label: 'sums within 0.1', tolerance: 0.1 },
      baseline: { loss: 1 / 6, label: 'always guess 1' },
      solved: { loss: 0.01, label: 'solved' },
      input: { kind: 'bars', label: 'value, mark', range: [0, 1], mark: 'marked' },
      output: { kind: 'value', label: 'sum', range: [0, 2] },
      answers,
      ...drawnSequences({
        lengths: {
          label: 'time steps',
          trained: trainedLengths(options),
          limits: [length.min, LONGEST_JUDGED],
        },
        features: 2,
        stepsAt: (steps) => steps,
        write,
        // Two numbers of 24 bits at least, wherever they stand.
        split: { count: (steps) => 2 ** (24 * steps) },
      }),
    };
  },
};
