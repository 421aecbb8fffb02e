/** The dense head on every step that all models share: output_t = h_t · W + b. */
import type { Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';

/**
 * The answers at every step.
 * @param hidden `[batch, time, hidden]`
 * @returns `[batch, time, outputSize]`
 */
export function applyOutputLayer(
  tf: Ops,
  parameters: Readonly<Record<string, Tensor>>,
  hidden: Tensor3D,
): Tensor3D {
  const [batchSize, timeSteps, hiddenSize] = hidden.shape;
  const flat = tf.reshape(hidden, [batchSize * timeSteps, hiddenSize]) as Tensor2D;
  const outputs = tf.add(tf.matMul(flat, parameters['head/weight'] as Tensor2D), parameters['head/bias']!);
  return tf.reshape(outputs, [batchSize, timeSteps, -1]) as Tensor3D;
}
