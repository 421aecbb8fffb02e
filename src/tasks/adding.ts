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
import { emptyBatch, type Batch, type Task } from './task.ts';
import type { Random } from '../math/random.ts';

function sample(random: Random, batchSize: number, timeSteps: number): Batch {
  const batch = emptyBatch(batchSize, timeSteps, 2);
  const half = timeSteps >> 1;
  for (let b = 0; b < batchSize; b++) {
    const row = b * timeSteps;
    for (let t = 0; t < timeSteps; t++) batch.inputs[(row + t) * 2] = random.next();
    const first = random.integer(half);
    const second = half + random.integer(timeSteps - half);
    batch.inputs[(row + first) * 2 + 1] = 1;
    batch.inputs[(row + second) * 2 + 1] = 1;
    batch.targets[row + timeSteps - 1] = batch.inputs[(row + first) * 2]! + batch.inputs[(row + second) * 2]!;
    batch.mask[row + timeSteps - 1] = 1;
  }
  return batch;
}

export const adding: Task = {
  id: 'adding',
  label: 'Adding problem',
  sentence: 'Two of the numbers are marked; say their sum at the end.',
  whyHard:
    'Hard because the first mark may be far back, so its number must be kept through all the steps between.',
  options: [
    {
      kind: 'number',
      id: 'length',
      link: 'length',
      label: 'length T',
      help: 'How many steps a sequence has: the longer, the further back the network must remember.',
      min: 2,
      max: 400,
      default: 20,
      integer: true,
      scale: 'linear',
    },
  ],
  size: (options) => ({ inputSize: 2, outputSize: 1, timeSteps: numberOf(options, 'length') }),
  create(options) {
    const size = adding.size(options);
    const { timeSteps } = size;
    return {
      ...size,
      loss: 'mse',
      metric: { kind: 'within', label: 'sums within 0.1', tolerance: 0.1 },
      trivial: { loss: 1 / 6, label: 'always guess 1' },
      solved: { loss: 0.01, label: 'solved' },
      input: { kind: 'bars', label: 'value, mark', range: [0, 1], mark: 'marked' },
      output: { kind: 'value', label: 'sum', range: [0, 2] },
      sample: (random, batchSize) => sample(random, batchSize, timeSteps),
      heldOut: (random, batchSize) => sample(random, batchSize, timeSteps),
    };
  },
};
