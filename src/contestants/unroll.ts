/** Unroll's own training step: the reference in tensor operations. */
import { startBackend } from '../backend/select.ts';
import { tf } from '../backend/tf.ts';
import { defaultExperiment } from '../config/defaults.ts';
import type { Experiment } from '../config/experiment.ts';
import { findModel } from '../models/index.ts';
import { defaultsOf } from '../options/option.ts';
import { adding } from '../tasks/adding.ts';
import type { Problem } from '../tasks/task.ts';
import { Network } from '../training/network.ts';
import { Trainer } from '../training/trainer.ts';
import { LEARNING_RATE, SEED } from './batches.ts';
import type { MakeContestant } from './contestant.ts';
import { countKernels } from './kernels.ts';
import type { Size } from './protocol.ts';

function experimentOf({ cell, timeSteps, hiddenSize, batchSize }: Size): Experiment {
  return {
    ...defaultExperiment(),
    task: 'adding',
    taskOptions: { length: timeSteps },
    cell,
    cellOptions: defaultsOf(findModel(cell)!.options),
    hiddenSize,
    batchSize,
    optimizer: 'adam',
    learningRate: LEARNING_RATE,
    seed: SEED,
  };
}

/** @throws where the backend is not there */
export function unrollReference(backend: 'webgl' | 'cpu'): MakeContestant {
  return async (size) => {
    const { device } = await startBackend(backend);
    if (device.backend !== backend) throw new Error(device.reason);
    const experiment = experimentOf(size);
    const problem = adding.create(experiment.taskOptions) as Problem;
    const network = new Network(tf, findModel(size.cell)!, problem, experiment);
    const { learningRate, clipNorm, taskOptions } = experiment;
    const trainer = new Trainer(network, experiment, { learningRate, clipNorm, taskOptions });
    const step = () => trainer.train();
    return {
      device: device.name,
      step,
      readLoss: () => trainer.readLosses().at(-1) ?? Number.NaN,
      tensors: () => tf.memory().numTensors,
      ...(backend === 'cpu' ? { countKernels: () => countKernels(step) } : {}),
    };
  };
}
