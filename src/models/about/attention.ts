/**
 * Causal attention: a decoder-only transformer (Vaswani et al. 2017, arXiv:1706.03762) with the normalisation before each part
 * (Xiong et al. 2020, arXiv:2002.04745). One to three layers, trained on all steps at once.
 *
 *     x = input·W + b + position
 *     a = Σ_heads softmax(q·kᵀ/√d over the steps so far)·v·W_o        q, k, v = norm(x)·W_q, W_k, W_v
 *     m = ReLU(norm(x + a)·W_1 + b_1)·W_2 + b_2                       four times as wide inside
 *     x' = x + a + m                                                  the next layer's x
 *     answers = norm(x)·W + b
 *
 * Departures: the normalisation has no gain and bias (see `layerNorm.ts`), and q, k, v no biases (that of k falls out of the softmax,
 * that of v is one with that of W_o). Where the units cannot be shared out evenly among the heads, each head is rounded up.
 *
 * Nothing is carried from step to step; to go on where it stopped, the model keeps the keys and values of all steps (`Carry`).
 */
import { choice, whole } from '../../options/make.ts';
import { choiceOf, numberOf } from '../../options/option.ts';
import type { LaneSpec } from '../cell.ts';
import type { ModelAbout, ModelSize } from '../model.ts';
import { inputWeights, zeroBias, type ParameterSpec } from '../parameters.ts';
import { headsOf, layerParameters, WIDENING } from './attentionLayer.ts';
import { outputLayerParameters } from './outputLayer.ts';

/** As counted: of one layer, and of embedding, last normalisation and head. */
const OPERATIONS_PER_LAYER = 110;
const OPERATIONS_AROUND = 60;
/** Numbers kept of one step until the way back is through, as counted: for each unit, and for each head and step looked at. */
const KEPT_PER_UNIT = 100;
const KEPT_PER_PAIR = 12;
/** What the softmax and its gradient cost for each head and step looked at, in multiply-adds. */
const WORK_PER_PAIR = 8;

export const hidden: LaneSpec = {
  id: 'h',
  label: 'Hidden state',
  sentence: 'value of each unit at each time step',
  range: [-2, 2],
};
export const taken: LaneSpec = {
  id: 'a',
  label: 'Attention',
  sentence: 'looks back',
  range: [-2, 2],
  unbounded: true,
};
export const made: LaneSpec = {
  id: 'm',
  label: 'Inner block',
  sentence: 'works on it',
  range: [-2, 2],
  unbounded: true,
};

export const attention: ModelAbout = {
  id: 'attention',
  label: 'Attention',
  sentence: 'Passes no state on: each time step looks back at all steps so far and takes what it needs.',
  color: { light: '#7a6c00', dark: '#d8c94a' },
  options: [
    whole('heads', {
      help: 'How many places each time step can look at separately; the heads share the units.',
      range: [1, 4],
      default: 2,
    }),
    choice('position', {
      help: 'How a time step knows its position: without a code, one layer sees the steps before it in no order.',
      choices: [
        { value: 'sinusoid', label: 'sinusoid', help: 'Waves of many lengths, there for any position.' },
        {
          value: 'learned',
          label: 'learned',
          help: 'A code for each position; past the trained length the last one goes on.',
        },
        { value: 'none', label: 'none', help: 'No code at all.' },
      ],
    }),
  ],
  states: [hidden],
  gates: [taken, made],
  recurrent: false,
  parallel: true,
  carryGrows: true,
  tanh: () => undefined,
  letters: { W: 'embed/weight', b: 'embed/bias', b_o: 'biasOut', b_1: 'biasIn', b_2: 'biasBack' },
  equations: (options, layer = 0) => [
    layer > 0 ? 'u = x' : choiceOf(options, 'position') === 'none' ? 'u = x·W + b' : 'u = x·W + b + position',
    'q = norm(u)·W_q',
    'k = norm(u)·W_k',
    'v = norm(u)·W_v',
    'a = softmax(q·kᵀ/√d)·v·W_o + b_o',
    'm = ReLU(norm(u + a)·W_1 + b_1)·W_2 + b_2',
    'h′ = u + a + m',
  ],

  parameters(size, options) {
    const { inputSize, hiddenSize, layers, timeSteps } = size;
    const positions: ParameterSpec = {
      name: 'embed/positions',
      label: 'embedding positions',
      shape: [timeSteps, hiddenSize],
      blocks: 1,
      start: { kind: 'normal', deviation: 0.02 },
    };
    return [
      inputWeights('embed/weight', 'embedding weights', inputSize, hiddenSize),
      zeroBias('embed/bias', 'embedding biases', hiddenSize),
      ...(choiceOf(options, 'position') === 'learned' ? [positions] : []),
      ...Array.from({ length: layers }, (_, layer) => layerParameters(layer, hiddenSize, options)).flat(),
      ...outputLayerParameters(size),
    ];
  },

  heads: (options) => numberOf(options, 'heads'),

  workload({ inputSize, hiddenSize, layers, outputSize, timeSteps }: ModelSize, options) {
    const { heads, headSize } = headsOf(options, hiddenSize);
    const width = heads * headSize;
    const pairs = heads * timeSteps;
    const layer =
      4 * hiddenSize * width + 2 * WIDENING * hiddenSize ** 2 + pairs * (2 * headSize + WORK_PER_PAIR);
    return {
      multiplyAdds: hiddenSize * (inputSize + outputSize) + layers * layer,
      kept: layers * (KEPT_PER_UNIT * hiddenSize + KEPT_PER_PAIR * pairs),
      operations: OPERATIONS_AROUND + layers * OPERATIONS_PER_LAYER,
    };
  },
};
