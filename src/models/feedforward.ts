/** A feedforward network on each step in tensor operations; its equations stand in `about/feedforward.ts`. */
import { feedforward as about, hidden, windowOf } from './about/feedforward.ts';
import type { Tensors } from './cell.ts';
import { interveneParallel } from './interventions.ts';
import type { Forward, Model, Trace } from './model.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';
import { applyOutputLayer } from './outputLayer.ts';
import { layerPrefix } from './parameters.ts';
import { withProgressHook } from './progressHook.ts';

/** What each step reads, oldest first, and the inputs that the next call's first steps look back on. */
interface Windows {
  /** `[time · batch, window · inputSize]`, the batch of the first step first. */
  readonly rows: Tensor2D;
  /** `[window − 1, batch, inputSize]` */
  readonly last: Tensor3D;
}

/** Time comes first within, so that a shift in time moves one block of memory. */
function windowsOf(tf: Ops, inputs: Tensor3D, window: number, past: Tensor3D | undefined): Windows {
  const [batchSize, timeSteps, inputSize] = inputs.shape;
  const before = past ?? (tf.zeros([window - 1, batchSize, inputSize]) as Tensor3D);
  const all = tf.concat([before, tf.transpose(inputs, [1, 0, 2])]);
  const from = (start: number, steps: number) =>
    tf.slice(all, [start, 0, 0], [steps, batchSize, inputSize]) as Tensor3D;
  const shifted = Array.from({ length: window }, (_, start) =>
    tf.reshape(from(start, timeSteps), [timeSteps * batchSize, inputSize]),
  );
  return { rows: tf.concat(shifted, 1) as Tensor2D, last: from(timeSteps, window - 1) };
}

export const feedforward: Model = {
  ...about,
  forward(tf, parameters, inputs, how): Forward {
    const [batchSize, timeSteps, inputSize] = inputs.shape;
    const window = windowOf(how.options);
    // Without a window nothing needs to be shifted, and the batch may stay first.
    const windows =
      window === 1 ? undefined : windowsOf(tf, inputs, window, how.carry?.[0]?.['x'] as Tensor3D | undefined);
    const bySequence = (rows: Tensor2D): Tensor3D =>
      windows
        ? tf.transpose(tf.reshape(rows, [timeSteps, batchSize, how.hiddenSize]) as Tensor3D, [1, 0, 2])
        : (tf.reshape(rows, [batchSize, timeSteps, how.hiddenSize]) as Tensor3D);
    const inOrder = (values: Tensor3D) => (windows ? tf.transpose(values, [1, 0, 2]) : values);
    let h = windows?.rows ?? (tf.reshape(inputs, [batchSize * timeSteps, inputSize]) as Tensor2D);
    const traces: Trace[] = [];
    for (let layer = 0; layer < how.layers; layer++) {
      h = layerOf(tf, parameters, layer, h);
      if (how.interventions) {
        const at = { layer, lane: hidden.id, hidden: hidden.id };
        h = interveneParallel(tf, how.interventions, at, h, { timeSteps, timeFirst: windows !== undefined });
      }
      if (how.hiddenOffsets) h = tf.add(h, tf.reshape(inOrder(how.hiddenOffsets[layer]!), h.shape));
      if (how.onProgress) h = withProgressHook(tf, h, how.onProgress);
      if (how.trace) traces.push({ layer, kind: 'state', lane: hidden, values: bySequence(h) });
    }
    const outputs = applyOutputLayer(tf, parameters, bySequence(h));
    return { outputs, carry: windows ? [{ x: windows.last }] : [], traces, attention: [] };
  },
};

function layerOf(tf: Ops, parameters: Tensors<Tensor>, layer: number, x: Tensor2D): Tensor2D {
  const prefix = layerPrefix(layer);
  const sum = tf.matMul(x, parameters[`${prefix}weight`] as Tensor2D);
  return tf.tanh(tf.add<Tensor2D>(sum, parameters[`${prefix}bias`]!));
}
