/** Loss and gradient of a training batch as the step on it would have them, without an update; in the form that the trainer computes in. */
import type { Tensor, Tensor1D } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { FusedTrainer } from '../trainers/fused.ts';
import { lossOf } from '../rules/losses.ts';
import type { Trainer } from '../trainers/trainer.ts';
import type { WasmTrainer } from '../trainers/wasm.ts';

export interface BatchGradient {
  readonly loss: number;
  /** The length of the gradient, not yet clipped. */
  readonly norm: number;
}

/** Waits for the device. */
export function batchGradient(trainer: Trainer, batch: Batch, onProgress?: () => void): BatchGradient {
  switch (trainer.form) {
    case 'fused':
      return (trainer as FusedTrainer).plan.measure(batch, trainer.step + 1);
    case 'wasm': {
      const { training } = trainer as WasmTrainer;
      return { loss: training.measure(batch), norm: training.norm };
    }
    case 'reference':
      return byReference(trainer, batch, onProgress);
  }
}

function byReference(trainer: Trainer, batch: Batch, onProgress?: () => void): BatchGradient {
  const { network } = trainer;
  const { tf, specs, problem } = network;
  const pulse = onProgress ? { onProgress } : {};
  const [loss, ...entries] = tf.tidy(() => {
    const inputs = network.inputsOf(batch);
    const { targets, mask } = network.targetsOf(batch);
    const lossFor = (...values: Tensor[]) => {
      const views = Object.fromEntries(specs.map((spec, k) => [spec.name, values[k]!]));
      return lossOf(tf, problem.loss, network.forward(views, inputs, pulse).outputs, targets, mask);
    };
    const views = trainer.views();
    const { value, grads } = tf.valueAndGrads(lossFor)(specs.map(({ name }) => views[name]!));
    const flat = [value, ...grads].map((tensor) => tf.reshape(tensor, [-1]) as Tensor1D);
    return tf.concat1d(flat).dataSync<'float32'>();
  });
  return { loss: loss!, norm: lengthOf(entries) };
}

/** The Euclidean length, added up in 64 bits. */
export function lengthOf(values: ArrayLike<number>): number {
  let squares = 0;
  for (let k = 0; k < values.length; k++) squares += values[k]! ** 2;
  return Math.sqrt(squares);
}
