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
import { choiceOf, numberOf, type OptionValues } from '../options/option.ts';
import { scaledDotProduct, attentionWeights } from './scaledDotProduct.ts';
import { rowsFor, type Rows } from './rowSums.ts';
import type { LaneSpec, Tensors } from './cell.ts';
import { applyOutputLayer, outputLayerParameters } from './outputLayer.ts';
import { mergeHeads, splitHeads } from './splitHeads.ts';
import { layerNorm } from './layerNorm.ts';
import type { AttentionTrace, Carry, Forward, Model, ModelSize, Trace } from './model.ts';
import type { Ops, Tensor, Tensor2D, Tensor3D, Tensor4D } from './ops.ts';
import { layerPrefix, under, type ParameterSpec } from './parameters.ts';
import { causalMask, learnedPositions, sinusoids } from './positions.ts';
import { withProgressHook } from './progressHook.ts';
import { interveneParallel } from './interventions.ts';

/** How much wider the inside of the block after attention is. */
const WIDENING = 4;

/** As counted: of one layer, and of embedding, last normalisation and head. */
const OPERATIONS_PER_LAYER = 110;
const OPERATIONS_AROUND = 60;
/** Numbers kept of one step until the way back is through, as counted: for each unit, and for each head and step looked at. */
const KEPT_PER_UNIT = 100;
const KEPT_PER_PAIR = 12;
/** What the softmax and its gradient cost for each head and step looked at, in multiply-adds. */
const WORK_PER_PAIR = 8;

function headsOf(options: OptionValues, hiddenSize: number): { heads: number; headSize: number } {
  const heads = numberOf(options, 'heads');
  return { heads, headSize: Math.ceil(hiddenSize / heads) };
}

function layerParameters(layer: number, hiddenSize: number, options: OptionValues): ParameterSpec[] {
  const { heads, headSize } = headsOf(options, hiddenSize);
  const width = heads * headSize;
  const inner = WIDENING * hiddenSize;
  const prefix = layerPrefix(layer);
  const matrix = (name: string, rows: number, columns: number): ParameterSpec => ({
    name: prefix + name,
    shape: [rows, columns],
    blocks: 1,
    start: { kind: 'input' },
  });
  const bias = (name: string, columns: number): ParameterSpec => ({
    name: prefix + name,
    shape: [columns],
    blocks: 1,
    start: { kind: 'bias', values: [0] },
  });
  return [
    {
      // The matrices of all queries, then keys, then values, head by head, one above the other.
      ...matrix('weightQkv', 3 * heads * hiddenSize, headSize),
      start: { kind: 'input', fans: [hiddenSize, width] },
    },
    matrix('weightOut', width, hiddenSize),
    bias('biasOut', hiddenSize),
    matrix('weightIn', hiddenSize, inner),
    bias('biasIn', inner),
    matrix('weightBack', inner, hiddenSize),
    bias('biasBack', hiddenSize),
  ];
}

const hidden: LaneSpec = {
  id: 'h',
  label: 'Hidden state',
  sentence: 'what each unit says at each step',
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

interface LayerContext {
  readonly batchSize: number;
  readonly timeSteps: number;
  readonly heads: number;
  readonly mask: Tensor2D;
  readonly rows: Rows;
  readonly earlier: Tensors<Tensor> | undefined;
  readonly trace: boolean;
  /** What is made of a lane's values where there is surgery. */
  readonly operated: (lane: 'h' | 'a' | 'm', rows: Tensor2D) => Tensor2D;
}

interface LayerRun {
  /** Each `[batch · time, hidden]`. */
  readonly lanes: Readonly<Record<'h' | 'a' | 'm', Tensor2D>>;
  /** Keys and values of all steps so far, each `[heads · batch, past + time, head size]`. */
  readonly memory: Tensors<Tensor>;
  readonly weights: Tensor4D | undefined;
}

/** `[heads · batch, …]` → `[batch, heads, …]`, for what is shown. */
function batchFirst(tf: Ops, x: Tensor3D, heads: number): Tensor4D {
  const [groups, rows, width] = x.shape;
  return tf.transpose(tf.reshape(x, [heads, groups / heads, rows, width]) as Tensor4D, [1, 0, 2, 3]);
}

function runLayer(tf: Ops, parameters: Tensors<Tensor>, x: Tensor2D, context: LayerContext): LayerRun {
  const { batchSize, timeSteps, heads, mask, rows, earlier, operated } = context;
  const { weightQkv, weightOut, biasOut, weightIn, biasIn, weightBack, biasBack } = parameters;
  const hiddenSize = x.shape[1];
  const headSize = weightQkv!.shape[1]!;

  const shared = tf.reshape(weightQkv!, [3 * heads, hiddenSize, headSize]) as Tensor3D;
  const all = tf.split(splitHeads(tf, layerNorm(tf, x, rows), shared, rows), 3) as Tensor3D[];
  const [q, newK, newV] = all.map((part) => tf.reshape(part, [heads * batchSize, timeSteps, headSize])) as [
    Tensor3D,
    Tensor3D,
    Tensor3D,
  ];
  const after = (name: string, added: Tensor3D) =>
    earlier ? tf.concat([earlier[name] as Tensor3D, added], 1) : added;
  const [k, v] = [after('k', newK), after('v', newV)];
  const scaled = tf.mul<Tensor3D>(q, 1 / Math.sqrt(headSize));
  const attention = { tf, q: scaled, k, v, mask, rows };
  const seen = scaledDotProduct(attention);
  const byHead = tf.reshape(seen, [heads, batchSize * timeSteps, headSize]) as Tensor3D;
  const outs = tf.reshape(weightOut!, [heads, headSize, hiddenSize]) as Tensor3D;
  const a = operated('a', tf.add<Tensor2D>(mergeHeads(tf, byHead, outs, rows), biasOut!));
  const between = tf.add<Tensor2D>(x, a);

  const inner = tf.relu(
    tf.add<Tensor2D>(tf.matMul(layerNorm(tf, between, rows), weightIn as Tensor2D), biasIn!),
  );
  const m = operated('m', tf.add<Tensor2D>(tf.matMul(inner, weightBack as Tensor2D), biasBack!));
  return {
    lanes: { h: operated('h', tf.add<Tensor2D>(between, m)), a, m },
    memory: { k, v },
    weights: context.trace ? batchFirst(tf, attentionWeights(attention), heads) : undefined,
  };
}

export const attention: Model = {
  id: 'attention',
  label: 'Attention',
  sentence: 'Carries nothing along: each step looks back at all steps so far and takes what it needs.',
  options: [
    {
      kind: 'number',
      id: 'heads',
      link: 'heads',
      label: 'heads',
      help: 'How many places each step can look at apart from each other; they share the units.',
      min: 1,
      max: 4,
      default: 2,
      integer: true,
      scale: 'linear',
    },
    {
      kind: 'choice',
      id: 'position',
      link: 'position',
      label: 'position',
      help: 'How a step knows where it stands: without a code, one layer sees the steps before it in no order.',
      choices: [
        { value: 'sinusoid', label: 'sinusoid', help: 'Waves of many lengths, there for any position.' },
        {
          value: 'learned',
          label: 'learned',
          help: 'A code for each position; past the trained length the last one goes on.',
        },
        { value: 'none', label: 'none', help: 'No code at all.' },
      ],
      default: 'sinusoid',
    },
  ],
  states: [hidden],
  gates: [taken, made],
  recurrent: false,
  parallel: true,
  carryGrows: true,
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
      shape: [timeSteps, hiddenSize],
      blocks: 1,
      start: { kind: 'normal', deviation: 0.02 },
    };
    return [
      { name: 'embed/weight', shape: [inputSize, hiddenSize], blocks: 1, start: { kind: 'input' } },
      { name: 'embed/bias', shape: [hiddenSize], blocks: 1, start: { kind: 'bias', values: [0] } },
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
      const { surgery } = how;
      const operated = (lane: string, lanes: Tensor2D) =>
        surgery
          ? interveneParallel(tf, surgery, { layer, lane, hidden: hidden.id }, lanes, {
              timeSteps,
              timeFirst: false,
            })
          : lanes;
      const run = runLayer(tf, own, x, { batchSize, timeSteps, heads, mask, rows, earlier, trace, operated });
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
