/**
 * brain.js, where it can do the job. Its recurrent networks for numbers (`LSTMTimeStep` and its siblings) say the next row
 * of a series, as many numbers as they read: two inputs and one answer at the last step cannot be put to them, nor a batch,
 * nor Adam. What is measured is the nearest they can do: the same sequences, one after another, each row predicted
 * from those before it, with an update by their own RMSprop after every sequence. A step is a whole batch of sequences.
 */
import { recurrent } from 'brain.js';
import { batchesOf } from '../../../src/bench/workers/batches.ts';
import { host } from '../../../src/bench/workers/host.ts';
import { isLayerCell } from '../../../src/bench/workers/protocol.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';

const networks = {
  lstm: recurrent.LSTMTimeStep,
  gru: recurrent.GRUTimeStep,
  rnn: recurrent.RNNTimeStep,
};

const FEATURES = 2;

/** Low: its simple RNN has no bound (ReLU), and with 0.001 it left the numbers over a hundred steps. */
const LEARNING_RATE = 0.0001;

/** `[batch][time + 1][features]`: the last row is there to be predicted. */
function sequencesOf({ inputs, batchSize, timeSteps }: Batch): number[][][] {
  return Array.from({ length: batchSize }, (_, b) =>
    Array.from({ length: timeSteps + 1 }, (_, t) => {
      const at = (b * timeSteps + Math.min(t, timeSteps - 1)) * FEATURES;
      return [...inputs.subarray(at, at + FEATURES)];
    }),
  );
}

host({
  'brain-js': async (size) => {
    if (!isLayerCell(size.cell)) throw new Error('brain.js has no network of it.');
    const network = new networks[size.cell]({
      inputSize: FEATURES,
      outputSize: FEATURES,
      hiddenLayers: [size.hiddenSize],
    });
    const nextBatch = await batchesOf(size);
    let error = Number.NaN;
    return {
      device: 'JavaScript on the CPU; another task, RMSprop, no batches',
      step: () => {
        const options = { iterations: 1, learningRate: LEARNING_RATE, errorThresh: 0 };
        ({ error } = network.train(sequencesOf(nextBatch()), options));
      },
      readLoss: () => error,
      // It has none, and nothing that could be counted.
      tensors: () => 0,
      countKernels: () => Promise.resolve({ kind: 'kernels', count: null }),
    };
  },
});
