/**
 * The gradients that the score shows, in the form that the trainer computes in. Loaded beside the backend, so that the worker's
 * first script does not carry it.
 */
import { GradientPlan } from '../../backend/kernels/gradientPlan.ts';
import { GradientRun } from '../../backend/wasm/gradients.ts';
import type { Batch } from '../../tasks/task.ts';
import { FusedTrainer } from '../fusedTrainer.ts';
import type { Gradients } from '../readings.ts';
import type { Trainer } from '../trainer.ts';
import { WasmTrainer } from '../wasmTrainer.ts';
import { referenceGradients } from './reference.ts';

/** The gradients of the loss of one sequence, by the network as it is now. Waits for the device. */
export type GradientReader = (batch: Batch) => Gradients;

/**
 * @param onProgress told during long work that it is going on
 * @throws where there is not enough memory for it
 */
export function gradientReaderOf(trainer: Trainer, onProgress?: () => void): GradientReader {
  const { timeSteps } = trainer.network.problem;
  if (trainer instanceof FusedTrainer) {
    const { gpu, plan } = trainer;
    const single = new GradientPlan(gpu, plan.network, timeSteps, plan.parameters);
    return (batch) => single.read(batch);
  }
  if (trainer instanceof WasmTrainer) {
    const { arena, training } = trainer;
    const single = new GradientRun(arena, training.network, timeSteps, training.parameters.address);
    return (batch) => single.read(batch);
  }
  return (batch) => referenceGradients(trainer.network, () => trainer.views(), batch, onProgress);
}
