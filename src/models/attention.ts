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
import { sinusoids } from '../math/sinusoids.ts';
import { choiceOf, numberOf, type OptionValues } from '../options/option.ts';
import { headsOf, layerParameters, runLayer, WIDENING } from './attentionLayer.ts';
import type { LaneSpec, Tensors } from './cell.ts';
import { interveneParallel } from './interventions.ts';
import { layerNorm } from './layerNorm.ts';
import type { AttentionTrace, Carry, Forward, Model, ModelSize, Trace } from './model.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D } from './ops.ts';
import { applyOutputLayer, outputLayerParameters } from './outputLayer.ts';
import { inputWeights, layerPrefix, under, zeroBias, type ParameterSpec } from './parameters.ts';
import { causalMask, learnedPositions } from './positions.ts';
import { withProgressHook } from './progressHook.ts';
import { rowsFor } from './rowSums.ts';
import { choice, whole } from '../options/make.ts';

/** As counted: of one layer, and of embedding, last normalisation and head. */
const OPERATIONS_PER_LAYER = 110;
const OPERATIONS_AROUND = 60;
/** Numbers kept of one step until the way back is through, as counted: for each unit, and for each head and step looked at. */
const KEPT_PER_UNIT = 100;
const KEPT_PER_PAIR = 12;
/** What the softmax and its gradient cost for each head and step looked at, in multiply-adds. */
const WORK_PER_PAIR = 8;

const hidden: LaneSpec = {
  id: 'h',
  label: 'Hidden state',
  sentence: 'value of each unit at each time step',
  range: [-2, 2],
};
const taken: LaneSpec = {
  id: 'a',
  label: 'Attention',
  sentence: 'looks back',
  range: [-2, 2],
  unbounded: true,
};
const made: LaneSpec = {
  id: 'm',
  label: 'Inner block',
  sentence: 'works on it',
  range: [-2, 2],
  unbounded: true,
};

/** The input and the position code, `[batch · time, hidden]`. */
function embed(
  tf: Ops,
  parameters: Tensors<Tensor>,
  inputs: Tensor3D,
  past: number,
  options: OptionValues,
): Tensor2D {
  const [batchSize, timeSteps, inputSize] = inputs.shape;
  const flat = tf.reshape(inputs, [batchSize * timeSteps, inputSize]) as Tensor2D;
  const values = tf.add<Tensor2D>(
    tf.matMul(flat, parameters['embed/weight'] as Tensor2D),
    parameters['embed/bias']!,
  );
  const position = choiceOf(options, 'position');
  if (position === 'none') return values;
  const width = values.shape[1];
  const codes =
    position === 'learned'
      ? learnedPositions(tf, parameters['embed/positions']!, past, timeSteps)
      : tf.tensor2d(sinusoids(past, timeSteps, width), [timeSteps, width]);
  const bySequence = tf.reshape(values, [batchSize, timeSteps, width]);
  return tf.reshape(tf.add(bySequence, codes), values.shape) as Tensor2D;
}

export const attention: Model = {
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

  forward(tf, parameters, inputs, how): Forward {
    const [batchSize, timeSteps] = inputs.shape;
    const { heads } = headsOf(how.options, how.hiddenSize);
    const past = how.carry?.[0]?.['k']?.shape[1] ?? 0;
    const trace = how.trace ?? false;
    const rows = rowsFor(tf);
    const mask = tf.tensor2d(causalMask(past, timeSteps), [timeSteps, past + timeSteps]);
    const carry: Carry[number][] = [];
    const traces: Trace[] = [];
    const looks: AttentionTrace[] = [];
    const bySequence = (x: Tensor2D) => tf.reshape(x, [batchSize, timeSteps, how.hiddenSize]) as Tensor3D;
    let x = embed(tf, parameters, inputs, past, how.options);
    for (let layer = 0; layer < how.layers; layer++) {
      const own = under(parameters, layerPrefix(layer));
      const earlier = how.carry?.[layer];
      const { interventions } = how;
      const intervened = (lane: string, lanes: Tensor2D) =>
        interventions
          ? interveneParallel(tf, interventions, { layer, lane, hidden: hidden.id }, lanes, {
              timeSteps,
              timeFirst: false,
            })
          : lanes;
      const run = runLayer(tf, own, x, {
        batchSize,
        timeSteps,
        heads,
        mask,
        rows,
        earlier,
        trace,
        intervened,
      });
      x = run.lanes.h;
      if (how.hiddenOffsets) x = tf.add(x, tf.reshape(how.hiddenOffsets[layer]!, x.shape));
      if (how.onProgress) x = withProgressHook(tf, x, how.onProgress);
      carry.push(run.memory);
      if (run.weights) {
        const one = (kind: Trace['kind'], lane: LaneSpec, values: Tensor2D): Trace => ({
          layer,
          kind,
          lane,
          values: bySequence(values),
        });
        const { h, a, m } = run.lanes;
        traces.push(one('state', hidden, h), one('gate', taken, a), one('gate', made, m));
        looks.push({ layer, weights: run.weights });
      }
    }
    const outputs = applyOutputLayer(tf, parameters, bySequence(layerNorm(tf, x, rows)));
    return { outputs, carry, traces, attention: looks };
  },
};
