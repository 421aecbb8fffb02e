/**
 * Gradients by states and inputs in tensor operations: those by zeros that are added to each layer's states. Runs for every model
 * on any backend; the fused and the compiled form must equal it.
 */
import { normOf } from '../../math/statistics.ts';
import type { Tensors } from '../../models/cell.ts';
import type { Interventions } from '../../models/interventions.ts';
import type { Tensor, Tensor3D } from '../../models/ops.ts';
import { cutsSaid } from '../../math/chunks.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { lossOf } from '../rules/losses.ts';
import type { Network } from './network.ts';
import type { GradientLengths } from './readings.ts';

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
): GradientLengths {
  const { tf, problem, size, model } = network;
  const { hiddenSize, layers } = size;
  const others = model.states.slice(1).map(({ id }) => id);
  const flat = tf.tidy(() => {
    const parameters = views();
    const { targets, mask } = network.targetsOf(batch);
    const lossBy = (inputs: Tensor, ...zeros: Tensor[]) => {
      /** The zeros of state number `k` in each layer. */
      const of = (k: number) => zeros.slice(k * layers, (k + 1) * layers) as Tensor3D[];
      const offsets = {
        hiddenOffsets: of(0),
        ...(others.length > 0 && {
          stateOffsets: of(0).map((_, layer) =>
            Object.fromEntries(others.map((id, k) => [id, of(k + 1)[layer]!])),
          ),
        }),
      };
      const { outputs } = network.forward(parameters, inputs as Tensor3D, { ...offsets, ...extra });
      return lossOf(tf, problem.loss, outputs, targets, mask);
    };
    const zeros = Array.from({ length: layers * model.states.length }, () =>
      tf.zeros([1, batch.timeSteps, hiddenSize]),
    );
    const { grads } = tf.valueAndGrads(lossBy)([network.inputsOf(batch), ...zeros]);
    return tf.concat(grads.map((gradient) => tf.reshape(gradient, [-1]))).dataSync<'float32'>();
  });
  const start = batch.timeSteps * problem.inputSize;
  const count = batch.timeSteps * hiddenSize;
  /** Of state number `k`, by layer. */
  const byLayer = (k: number) =>
    Array.from({ length: layers }, (_, layer) => {
      const from = start + (k * layers + layer) * count;
      return lengthsOf(Float32Array.from(flat.subarray(from, from + count)), hiddenSize);
    });
  return {
    hidden: byLayer(0),
    others: others.map((state, k) => ({ state, byLayer: byLayer(k + 1) })),
    inputs: lengthsOf(Float32Array.from(flat.subarray(0, start)), problem.inputSize),
    ...cutsSaid(batch.timeSteps, network.truncate),
  };
}
