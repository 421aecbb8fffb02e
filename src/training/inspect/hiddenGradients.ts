/**
 * ∂loss/∂h of every hidden state, unit by unit, by tensor operations: the way back through the network passes each state once, and
 * is written down there. For networks of any kind; slower than what a trainer may have of its own (`Trainer.stateGradients`).
 */
import type { Tap } from '../../models/model.ts';
import type { Tensor, Tensor3D } from '../../models/ops.ts';
import type { Batch } from '../../tasks/task.ts';
import { lossOf } from '../losses.ts';
import type { Trainer } from '../trainer.ts';

export interface HiddenGradients {
  /** The mean loss over the masked-in steps of the batch. */
  readonly loss: number;
  /** A list a layer: ∂loss/∂h, `[batch, time, units]`. */
  readonly byHidden: readonly Float32Array[];
  /** The states themselves, as `byHidden`. */
  readonly hidden: readonly Float32Array[];
  /** ∂loss/∂x, `[batch, time, inputSize]`; symbols as one-hot rows. */
  readonly byInput: Float32Array;
}

/** Waits for the device. */
export function hiddenGradients(trainer: Trainer, batch: Batch, onProgress?: () => void): HiddenGradients {
  const { network } = trainer;
  const { tf, problem, size } = network;
  /** By layer and step; all steps of a layer stand at 0 where it makes them at once. */
  const states: Tensor[][] = Array.from({ length: size.layers }, () => []);
  const gradients: Tensor[][] = Array.from({ length: size.layers }, () => []);
  const kept: Tensor[] = [];
  const keep = (x: Tensor): Tensor => {
    const own = tf.keep(tf.clone(x));
    kept.push(own);
    return own;
  };
  const tap: Tap = (hidden, layer, step = 0) => {
    const pass = tf.customGrad((value) => {
      states[layer]![step] = keep(value as Tensor);
      return {
        value: tf.clone(value as Tensor),
        gradFunc: (dy: Tensor) => {
          gradients[layer]![step] = keep(dy);
          return tf.clone(dy);
        },
      };
    });
    return pass(hidden) as typeof hidden;
  };
  try {
    return tf.tidy(() => {
      const views = trainer.views();
      const { targets, mask } = network.targetsOf(batch);
      const how = onProgress ? { tap, onProgress } : { tap };
      const lossFor = (inputs: Tensor) =>
        lossOf(tf, problem.loss, network.forward(views, inputs as Tensor3D, how).outputs, targets, mask);
      const { value, grad } = tf.valueAndGrad(lossFor)(network.inputsOf(batch));
      const together = (steps: readonly Tensor[]) => {
        const whole =
          steps.length === 1 && steps[0]!.shape.length === 3 ? steps[0]! : tf.stack([...steps], 1);
        return Float32Array.from(whole.dataSync<'float32'>());
      };
      return {
        loss: value.dataSync()[0]!,
        byHidden: gradients.map(together),
        hidden: states.map(together),
        byInput: Float32Array.from(grad.dataSync<'float32'>()),
      };
    });
  } finally {
    tf.dispose(kept);
  }
}

/** The Euclidean length at every step, over all sequences and units: `[batch, time, width]` → `[time]`. */
export function lengthsByStep(values: Float32Array, { batchSize, timeSteps }: Batch): Float32Array {
  const width = values.length / (batchSize * timeSteps);
  const lengths = new Float32Array(timeSteps);
  for (let t = 0; t < timeSteps; t++) {
    let sum = 0;
    for (let b = 0; b < batchSize; b++) {
      const start = (b * timeSteps + t) * width;
      for (let k = start; k < start + width; k++) sum += values[k]! ** 2;
    }
    lengths[t] = Math.sqrt(sum);
  }
  return lengths;
}
