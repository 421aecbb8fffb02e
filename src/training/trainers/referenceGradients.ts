/**
 * Gradients by hidden states and inputs in tensor operations: those by zeros that are added to each layer's hidden states. Runs
 * for every model on any backend; the fused and the compiled form must equal it.
 */
import { normOf } from '../../math/statistics.ts';
import type { Tensors } from '../../models/cell.ts';
import type { Interventions } from '../../models/interventions.ts';
import type { Tensor, Tensor3D } from '../../models/ops.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { lossOf } from '../rules/losses.ts';
import type { Network } from './network.ts';
import type { Gradients } from './readings.ts';

/** The length of each row of `width` numbers, added up in 64 bits. */
function lengthsOf(values: Float32Array, width: number): Float32Array {
  return Float32Array.from({ length: values.length / width }, (_, row) =>
    normOf(values.subarray(row * width, (row + 1) * width)),
  );
}

/**
 * @param views the parameters by name, as tensors; called inside `tf.tidy`
 * @param batch a batch of one
 */
export function referenceGradients(
  network: Network,
  views: () => Tensors<Tensor>,
  batch: Batch,
  extra: { readonly interventions?: Interventions; readonly onProgress?: () => void } = {},
): Gradients {
  const { tf, problem, size } = network;
  const { hiddenSize, layers } = size;
  const flat = tf.tidy(() => {
    const parameters = views();
    const { targets, mask } = network.targetsOf(batch);
    const lossBy = (inputs: Tensor, ...hiddenOffsets: Tensor[]) => {
      const how = { hiddenOffsets: hiddenOffsets as Tensor3D[], ...extra };
      const { outputs } = network.forward(parameters, inputs as Tensor3D, how);
      return lossOf(tf, problem.loss, outputs, targets, mask);
    };
    const zeros = () => tf.zeros([1, batch.timeSteps, hiddenSize]);
    const given = [network.inputsOf(batch), ...Array.from({ length: layers }, zeros)];
    const { grads } = tf.valueAndGrads(lossBy)(given);
    return tf.concat(grads.map((gradient) => tf.reshape(gradient, [-1]))).dataSync<'float32'>();
  });
  const start = batch.timeSteps * problem.inputSize;
  const count = batch.timeSteps * hiddenSize;
  return {
    hidden: Array.from({ length: layers }, (_, layer) =>
      lengthsOf(
        Float32Array.from(flat.subarray(start + layer * count, start + (layer + 1) * count)),
        hiddenSize,
      ),
    ),
    inputs: lengthsOf(Float32Array.from(flat.subarray(0, start)), problem.inputSize),
  };
}
