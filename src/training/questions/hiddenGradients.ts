/** ∂loss/∂h of every hidden state of a batch, unit by unit, by tensor operations: the gradients by zeros that are added to them. */
import type { Tensor, Tensor3D } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { lossOf } from '../rules/losses.ts';
import type { Trainer } from '../trainers/trainer.ts';

export interface HiddenGradients {
  /** A list a layer: ∂loss/∂h, `[batch, time, units]`; the loss is the mean over the masked-in steps of the batch. */
  readonly byHidden: readonly Float32Array[];
  /** The states themselves, as `byHidden`. */
  readonly hidden: readonly Float32Array[];
}

/** Waits for the device. */
export function hiddenGradients(trainer: Trainer, batch: Batch, onProgress?: () => void): HiddenGradients {
  const { network } = trainer;
  const { tf, problem, size, model } = network;
  const { layers, hiddenSize } = size;
  const pulse = onProgress ? { onProgress } : {};
  const id = model.states[0]!.id;
  const listed = (tensors: readonly Tensor[]) =>
    tensors.map((tensor) => Float32Array.from(tensor.dataSync<'float32'>()));
  return tf.tidy(() => {
    const views = trainer.views();
    const inputs = network.inputsOf(batch);
    const { targets, mask } = network.targetsOf(batch);
    const lossBy = (...hiddenOffsets: Tensor[]) => {
      const { outputs } = network.forward(views, inputs, {
        hiddenOffsets: hiddenOffsets as Tensor3D[],
        // How the loss really follows them, wherever the training's own gradient stops.
        truncate: 0,
        ...pulse,
      });
      return lossOf(tf, problem.loss, outputs, targets, mask);
    };
    const zeros = Array.from({ length: layers }, () =>
      tf.zeros([batch.batchSize, batch.timeSteps, hiddenSize]),
    );
    const { grads } = tf.valueAndGrads(lossBy)(zeros);
    const { traces } = network.forward(views, inputs, { trace: true, ...pulse });
    const states = traces.filter(({ lane }) => lane.id === id).map(({ values }) => values);
    return { byHidden: listed(grads), hidden: listed(states) };
  });
}
