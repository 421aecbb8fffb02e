/** The gradients that the score shows, in the form that the trainer computes in; each form's code is loaded where it is used. */
import type { Batch } from '../../tasks/task.ts';
import type { FusedTrainer } from '../fusedTrainer.ts';
import type { Gradients } from '../readings.ts';
import type { Trainer } from '../trainer.ts';
import type { WasmTrainer } from '../wasmTrainer.ts';
import { referenceGradients } from './reference.ts';

/** The gradients of the loss of one sequence, by the network as it is now. Waits for the device. */
export type GradientReader = (batch: Batch) => Gradients;

async function fused({ gpu, plan, network }: FusedTrainer): Promise<GradientReader> {
  const { GradientPlan } = await import('../../backend/kernels/gradientPlan.ts');
  const single = new GradientPlan(gpu, plan.network, network.problem.timeSteps, plan.parameters);
  return (batch) => single.read(batch);
}

async function compiled({ arena, training, network }: WasmTrainer): Promise<GradientReader> {
  const { GradientRun } = await import('../../backend/wasm/gradients.ts');
  const { timeSteps } = network.problem;
  const single = new GradientRun(arena, training.network, timeSteps, training.parameters.address);
  return (batch) => single.read(batch);
}

/**
 * @param onProgress told during long work that it is going on
 * @throws where there is not enough memory for it
 */
export async function gradientReaderOf(trainer: Trainer, onProgress?: () => void): Promise<GradientReader> {
  switch (trainer.form) {
    case 'fused':
      return fused(trainer as FusedTrainer);
    case 'wasm':
      return compiled(trainer as WasmTrainer);
    case 'reference':
      return (batch) => referenceGradients(trainer.network, () => trainer.views(), batch, onProgress);
  }
}
