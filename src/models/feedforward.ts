/**
 * A feedforward network on each step: one to three hidden layers and the head, with no memory but a window of the last w inputs.
 *
 *     h = tanh([x_{t−w+1} … x_t]·W + b)      the next layer reads h alone
 *
 * With w = 1 it shows what cannot be done without memory, with more what a fixed memory can and cannot do. Before the first step
 * the window holds zeros.
 */
import { numberOf, type OptionValues } from '../options/option.ts';
import type { LaneSpec, Tensors } from './cell.ts';
import { applyOutputLayer, outputLayerParameters } from './outputLayer.ts';
import type { Forward, Model, ModelSize, Trace } from './model.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';
import { countParameters, inputWeights, layerPrefix, zeroBias, type ParameterSpec } from './parameters.ts';
import { withProgressHook } from './progressHook.ts';
import { interveneParallel } from './interventions.ts';
import { whole } from '../options/make.ts';

const OPERATIONS_PER_LAYER = 14;
const OPERATIONS_AROUND = 30;
/** Numbers kept of one step until the way back is through: for each unit, and for each input in the window. */
const KEPT_PER_UNIT = 10;
const KEPT_PER_INPUT = 8;

const windowOf = (options: OptionValues) => numberOf(options, 'window');

function layerParameters(size: ModelSize, options: OptionValues): ParameterSpec[] {
  const { inputSize, hiddenSize, layers } = size;
  return Array.from({ length: layers }, (_, layer): ParameterSpec[] => {
    const rows = layer === 0 ? windowOf(options) * inputSize : hiddenSize;
    const prefix = layerPrefix(layer);
    return [
      inputWeights(`${prefix}weight`, 'weights', rows, hiddenSize),
      zeroBias(`${prefix}bias`, 'biases', hiddenSize),
    ];
  }).flat();
}

const hidden: LaneSpec = {
  id: 'h',
  label: 'Hidden layer',
  sentence: 'value of each unit at each time step',
  range: [-1, 1],
};

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
  id: 'feedforward',
  label: 'Feedforward',
  sentence: 'Has no memory: it answers from what it reads now, or from a window of the last steps.',
  color: { light: '#4f5d6b', dark: '#a9b7c6' },
  options: [
    whole('window', {
      help: 'How many of the last time steps it sees at once: 1 is the present alone, and what lies further back is gone.',
      range: [1, 32],
      default: 1,
    }),
  ],
  states: [hidden],
  gates: [],
  recurrent: false,
  parallel: true,
  carryGrows: false,
  letters: { W: 'weight', b: 'bias' },
  tanh: () => ({ lane: 'h', is: 'value' }),
  equations: (options, layer = 0) => {
    const window = layer === 0 ? windowOf(options) : 1;
    return [window === 1 ? 'h = tanh(x·W + b)' : `h = tanh([x_{t−${window - 1}} … x_t]·W + b)`];
  },

  parameters: (size, options) => [...layerParameters(size, options), ...outputLayerParameters(size)],

  workload(size, options) {
    const { inputSize, hiddenSize, layers, outputSize } = size;
    const window = windowOf(options);
    return {
      multiplyAdds: countParameters(layerParameters(size, options)) + hiddenSize * outputSize,
      kept: KEPT_PER_UNIT * layers * hiddenSize + KEPT_PER_INPUT * window * inputSize,
      operations: OPERATIONS_AROUND + 2 * window + layers * OPERATIONS_PER_LAYER,
    };
  },

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
