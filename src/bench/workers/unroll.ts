/** Unroll's own training steps: fused draws, and the reference in tensor operations. Gradients are clipped, as by default. */
import { startBackend, type Backend } from '../../backend/select.ts';
import type { BackendId } from '../../backend/device.ts';
import { tf } from '../../backend/tf.ts';
import { Arena } from '../../backend/wasm/arena.ts';
import type { KernelExports } from '../../backend/wasm/exports.ts';
import { coresHere } from '../../config/cores.ts';
import { defaultExperiment } from '../../config/defaults.ts';
import { liveSettingsOf, type Experiment } from '../../config/experiment.ts';
import { findModel } from '../../models/index.ts';
import { defaultsOf } from '../../options/option.ts';
import { adding } from '../../tasks/adding.ts';
import type { LiveSettings } from '../../training/trainers/checkpoint.ts';
import { Network } from '../../training/trainers/network.ts';
import { FusedTrainer } from '../../training/trainers/fused.ts';
import { ReferenceTrainer } from '../../training/trainers/reference.ts';
import { startTrainer } from '../../training/trainers/start.ts';
import type { Trainer } from '../../training/trainers/trainer.ts';
import { WasmTrainer, wasmNetworkOf } from '../../training/trainers/wasm.ts';
import { LEARNING_RATE, SEED } from './batches.ts';
import type { Contestant, MakeContestant } from './contestant.ts';
import { countKernels } from './kernels.ts';
import type { Size, Work } from './protocol.ts';

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
  const problem = await adding.create(experiment.taskOptions);
  const network = new Network(tf, findModel(size.cell)!, problem, experiment);
  return { backend, experiment, network, live: liveSettingsOf(experiment) };
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
  const { trainer, sentence } = await startTrainer(backend, network, experiment, live);
  if (!(trainer instanceof FusedTrainer)) throw new Error(sentence ?? 'There is no fused form here.');
  return contestantOf(trainer, setting);
};

/** How many compiled kernels a step calls. */
function countCalls(setting: Setting, module: WebAssembly.Module): Work {
  const { network, experiment, live } = setting;
  let calls = 0;
  const counted = (kernels: KernelExports) =>
    Object.fromEntries(
      Object.entries(kernels).map(([name, value]: [string, unknown]) => [
        name,
        typeof value === 'function'
          ? (...given: unknown[]) => {
              calls++;
              return (value as (...given: unknown[]) => unknown)(...given);
            }
          : value,
      ]),
    ) as unknown as KernelExports;
  const arena = new Arena(module, counted);
  const trainer = new WasmTrainer(network, experiment, live, wasmNetworkOf(network, experiment)!, arena);
  calls = 0;
  trainer.train();
  return { kind: 'calls', count: calls };
}

/** The step that the page takes where there is no graphics card. */
export const unrollWasm: MakeContestant = async (size) => {
  const setting = await settingFor(size, 'wasm');
  const { backend, network, experiment, live } = setting;
  const { trainer, sentence } = await startTrainer(backend, network, experiment, live);
  if (!(trainer instanceof WasmTrainer)) throw new Error(sentence ?? 'There is no compiled form here.');
  const { module, relaxed } = backend.wasm!;
  return {
    ...contestantOf(trainer, setting),
    device: `WebAssembly, ${relaxed ? 'relaxed SIMD' : 'SIMD'}, 1 thread`,
    bytes: () => trainer.arena.bytes,
    countKernels: () => Promise.resolve(countCalls(setting, module)),
  };
};

/** Until helpers are there, or would have come; they are called when a few steps took long. */
const CALLING_MS = 3000;

/** The same, on all cores where a step is long enough for that. */
export const unrollWasmCores: MakeContestant = async (size) => {
  const setting = await settingFor(size, 'wasm');
  const { backend, network, experiment, live } = setting;
  const cores = { most: coresHere(), atWork: 1 };
  const { trainer } = await startTrainer(backend, network, experiment, live, { cores });
  if (!trainer.trainTogether || cores.most === 1) throw new Error('There is one core here.');
  const began = performance.now();
  while (cores.atWork < cores.most && performance.now() - began < CALLING_MS) {
    await trainer.trainTogether();
    await new Promise((resolve) => setTimeout(resolve));
  }
  return {
    ...contestantOf(trainer, setting),
    device: `WebAssembly, ${cores.atWork} of ${cores.most} cores`,
    step: () => trainer.trainTogether!(),
    countKernels: () => Promise.resolve({ kind: 'calls', count: null }),
  };
};

/** The same step in tensor operations. */
export function unrollReference(name: 'webgl' | 'cpu'): MakeContestant {
  return async (size) => {
    const setting = await settingFor(size, name);
    const { network, experiment, live } = setting;
    return contestantOf(new ReferenceTrainer(network, experiment, live), setting);
  };
}
