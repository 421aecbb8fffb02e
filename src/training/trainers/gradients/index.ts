/**
 * The gradients that the score shows, in the form that the trainer computes in. Only that form is loaded, beside the trainer's own,
 * so that the worker's first script carries none.
 */
import type { Batch } from '../../../tasks/contract/batch.ts';
import type { FusedTrainer } from '../fused.ts';
import type { Gradients } from '../readings.ts';
import type { Trainer } from '../trainer.ts';
import type { WasmTrainer } from '../wasm.ts';

/**
 * The gradients of the loss of one sequence, by the network as it is now, or by other parameters in place of its own. Waits for
 * the device.
 */
export type GradientReader = (batch: Batch, parameters?: Float32Array) => Gradients;

/**
 * @param onProgress told during long work that it is going on
 * @throws where there is not enough memory for it
 */
export async function gradientReaderOf(trainer: Trainer, onProgress?: () => void): Promise<GradientReader> {
  const { timeSteps } = trainer.network.problem;
  switch (trainer.form) {
    case 'fused': {
      const { GradientPlan } = await import('../../../backend/kernels/gradientPlan.ts');
      const fused = trainer as FusedTrainer;
      const single = new GradientPlan(fused.gpu, fused.plan.network, timeSteps, fused.shown);
      return (batch, parameters) => {
        fused.show(parameters);
        return single.read(batch);
      };
    }
    case 'wasm': {
      const { GradientRun } = await import('../../../backend/wasm/gradients.ts');
      const wasm = trainer as WasmTrainer;
      const single = new GradientRun(wasm.arena, wasm.training.network, timeSteps, wasm.shown.address);
      return (batch, parameters) => {
        wasm.show(parameters);
        return single.read(batch);
      };
    }
    case 'reference': {
      const { referenceGradients } = await import('./reference.ts');
      const { network } = trainer;
      return (batch, parameters) => {
        const views = () => (parameters ? network.views(network.tf.tensor1d(parameters)) : trainer.views());
        return referenceGradients(network, views, batch, { ...(onProgress && { onProgress }) });
      };
    }
  }
}
