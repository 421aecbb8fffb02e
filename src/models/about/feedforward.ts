/**
 * A feedforward network on each step: one to three hidden layers and the head, with no memory but a window of the last w inputs.
 *
 *     h = tanh([x_{t−w+1} … x_t]·W + b)      the next layer reads h alone
 *
 * With w = 1 it shows what cannot be done without memory, with more what a fixed memory can and cannot do. Before the first step
 * the window holds zeros.
 */
import { whole } from '../../options/make.ts';
import { numberOf, type OptionValues } from '../../options/option.ts';
import type { LaneSpec } from '../cell.ts';
import type { ModelAbout, ModelSize } from '../model.ts';
import { countParameters, inputWeights, layerPrefix, zeroBias, type ParameterSpec } from '../parameters.ts';
import { outputLayerParameters } from './outputLayer.ts';

const OPERATIONS_PER_LAYER = 14;
const OPERATIONS_AROUND = 30;
/** Numbers kept of one step until the way back is through: for each unit, and for each input in the window. */
const KEPT_PER_UNIT = 10;
const KEPT_PER_INPUT = 8;

export const windowOf = (options: OptionValues) => numberOf(options, 'window');

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

export const hidden: LaneSpec = {
  id: 'h',
  label: 'Hidden layer',
  sentence: 'value of each unit at each time step',
  range: [-1, 1],
};

export const feedforward: ModelAbout = {
  id: 'feedforward',
  label: 'Feedforward',
  sentence: 'Has no memory: it answers from what it reads now, or from a window of the last time steps.',
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
};
