/** One sequence read by tensor operations, with every lane of the score. */
import type { Tensors } from '../../models/cell.ts';
import type { AttentionTrace } from '../../models/model.ts';
import type { Tensor } from '../../models/ops.ts';
import type { Interventions } from '../../models/interventions.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { answersOf } from '../rules/losses.ts';
import type { Network } from './network.ts';
import { MOST_LOOKS, type Reading } from './readings.ts';

function fewEnough(attention: readonly AttentionTrace[]): readonly AttentionTrace[] {
  const all = attention.reduce((sum, { weights }) => sum + weights.size, 0);
  return all <= MOST_LOOKS ? attention : [];
}

/**
 * Reads a batch of one. Waits for the device.
 * @param views makes the parameters by name; called within a tidy
 * @param extra.onProgress called at every time step or layer
 */
export function traceSequence(
  network: Network,
  views: () => Tensors<Tensor>,
  batch: Batch,
  extra: { readonly interventions?: Interventions; readonly onProgress?: () => void } = {},
): Reading {
  const { tf, problem } = network;
  const heads: { layer: number; lane: string; size: number }[] = [];
  const looks: { layer: number; heads: number; size: number }[] = [];
  const flat = tf.tidy(() => {
    const inputs = network.inputsOf(batch);
    const { outputs, traces, attention } = network.forward(views(), inputs, { trace: true, ...extra });
    const parts: Tensor[] = [answersOf(tf, problem.loss, outputs)];
    for (const { layer, lane, values } of traces) {
      heads.push({ layer, lane: lane.id, size: values.size });
      parts.push(values);
    }
    for (const { layer, weights } of fewEnough(attention)) {
      looks.push({ layer, heads: weights.shape[1], size: weights.size });
      parts.push(weights);
    }
    return tf.concat(parts.map((part) => tf.reshape(part, [-1]))).dataSync<'float32'>();
  });
  let offset = batch.timeSteps * problem.outputSize;
  const outputs = Float32Array.from(flat.subarray(0, offset));
  const next = (size: number) => Float32Array.from(flat.subarray(offset, (offset += size)));
  const lanes = heads.map(({ layer, lane, size }) => ({ layer, lane, values: next(size) }));
  const attention = looks.map(({ size, ...look }) => ({ ...look, values: next(size) }));
  return { outputs, lanes, attention };
}
