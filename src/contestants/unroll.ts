/** Unroll's own training steps: fused draws, and the reference in tensor operations. Gradients are clipped, as by default. */
import { startBackend, type Backend } from '../backend/select.ts';
import type { BackendId } from '../backend/device.ts';
import { tf } from '../backend/tf.ts';
import { defaultExperiment } from '../config/defaults.ts';
import type { Experiment } from '../config/experiment.ts';
import { findModel } from '../models/index.ts';
import { defaultsOf } from '../options/option.ts';
import { adding } from '../tasks/adding.ts';
import type { Problem } from '../tasks/task.ts';
import type { LiveSettings } from '../training/checkpoint.ts';
import { Network } from '../training/network.ts';
import { FusedTrainer } from '../training/fusedTrainer.ts';
import { ReferenceTrainer } from '../training/referenceTrainer.ts';
import { startTrainer } from '../training/startTrainer.ts';
import type { Trainer } from '../training/trainer.ts';
import { LEARNING_RATE, SEED } from './batches.ts';
import type { Contestant, MakeContestant } from './contestant.ts';
import { countKernels } from './kernels.ts';
import type { Size } from './protocol.ts';

function experimentOf({ cell, timeSteps, hiddenSize, batchSize }: Size): Experiment {
  return {
    ...defaultExperiment(),
    task: 'adding',
    taskOptions: { ...defaultExperiment().taskOptions, length: timeSteps },
    cell,
    cellOptions: defaultsOf(findModel(cell)!.options),
    hiddenSize,
    batchSize,
    optimizer: 'adam',
    learningRate: LEARNING_RATE,
    seed: SEED,
  };
}

/** What a trainer of this size is made of. */
interface Setting {
  readonly backend: Backend;
  readonly experiment: Experiment;
  readonly network: Network;
  readonly live: LiveSettings;
}

/** @throws where the backend is not there */
async function settingFor(size: Size, name: BackendId): Promise<Setting> {
  const backend = await startBackend(name, { fusable: true, wasmable: true });
  if (backend.device.backend !== name) throw new Error(backend.device.reason);
  const experiment = experimentOf(size);
  const problem = adding.create(experiment.taskOptions) as Problem;
  const network = new Network(tf, findModel(size.cell)!, problem, experiment);
  const { learningRate, clipNorm, taskOptions } = experiment;
  return { backend, experiment, network, live: { learningRate, clipNorm, taskOptions } };
}

function contestantOf(trainer: Trainer, { backend: { device } }: Setting): Contestant {
  const step = () => trainer.train();
  return {
    device: device.name,
    step,
    readLoss: () => trainer.readLosses().at(-1) ?? Number.NaN,
    tensors: () => tf.memory().numTensors,
    ...(device.backend === 'cpu' ? { countKernels: () => countKernels(step) } : {}),
  };
}

/** The step that the page takes on a graphics card. */
export const unrollFused: MakeContestant = async (size) => {
  const setting = await settingFor(size, 'webgl');
  const { backend, network, experiment, live } = setting;
  const { trainer, sentence } = startTrainer(backend, network, experiment, live);
  if (!(trainer instanceof FusedTrainer)) throw new Error(sentence ?? 'There is no fused form here.');
  return contestantOf(trainer, setting);
};

/** The same step in tensor operations. */
export function unrollReference(name: 'webgl' | 'cpu'): MakeContestant {
  return async (size) => {
    const setting = await settingFor(size, name);
    const { network, experiment, live } = setting;
    return contestantOf(new ReferenceTrainer(network, experiment, live), setting);
  };
}
