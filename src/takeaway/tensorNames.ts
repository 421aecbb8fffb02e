/**
 * The parameters of every model under PyTorch's names and in its layouts, and back, bit for bit.
 *
 * Here all parameters lie side by side in one vector, and a matrix is `[inputs, gates · units]`. PyTorch has a tensor each, and a
 * matrix is `[gates · units, inputs]`. Its gates stand in the same order as here (LSTM i f g o, GRU r z n). Where it adds two biases
 * and here is one, the second is written as zeros, and what is read is their sum. Only the candidate of the GRU that resets after
 * the product has a second bias of its own, here as there.
 *
 *     rnn.weight_ih_l0  rnn.weight_hh_l0  rnn.bias_ih_l0  rnn.bias_hh_l0     as nn.RNN, nn.LSTM, nn.GRU(batch_first=True)
 *                                                                           no bias_hh where the GRU resets before the product,
 *                                                                           which nn.GRU cannot
 *     layers.0.z.weight  layers.0.n.weight  (and .bias)                     minGRU: an nn.Linear each
 *     layers.0.weight    layers.0.bias                                      feedforward: an nn.Linear a layer; oldest step first
 *     embed.weight  embed.bias  positions.weight                            attention; positions as nn.Embedding, where learned
 *     layers.0.qkv.weight                                                   queries, keys, values; within each, head by head
 *     layers.0.out  layers.0.up  layers.0.down  (.weight, .bias)            after attention; into the inner block, and out
 *     head.weight  head.bias                                                of all: nn.Linear
 *
 * The normalisation of attention has no parameters. A model without a line here keeps its own names and layouts.
 */
import type { Experiment } from '../config/experiment.ts';
import { findModel } from '../models/about/index.ts';
import { resetsBefore } from '../models/about/gru.ts';
import { layerPrefix, sizeOf, type ParameterSpec } from '../models/parameters.ts';
import type { ProblemSize } from '../tasks/contract/problem.ts';

/** What decides which parameters a network has, besides the size of its problem. */
export type NetworkShape = Pick<Experiment, 'cell' | 'cellOptions' | 'hiddenSize' | 'layers'>;

/** A tensor under PyTorch's name, and where each of its numbers stands in the vector of all parameters. */
export interface PlacedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** In the order of the tensor. A place that comes a second time, also in a later tensor, is that of a second bias. */
  readonly places: () => Int32Array;
}

/** A parameter of ours, and where it begins in the vector of all. */
interface Own {
  readonly shape: ParameterSpec['shape'];
  readonly start: number;
  readonly size: number;
}

type Find = (name: string) => Own;

/** What lies here as it does there. */
function same(name: string, { shape, start, size }: Own): PlacedTensor {
  return { name, shape, places: () => Int32Array.from({ length: size }, (_, k) => start + k) };
}

function transposed(name: string, { shape, start, size }: Own): PlacedTensor {
  const [rows, columns] = shape as readonly [number, number];
  return {
    name,
    shape: [columns, rows],
    places: () =>
      Int32Array.from({ length: size }, (_, k) => start + (k % rows) * columns + Math.floor(k / rows)),
  };
}

/** `nn.Linear`. */
const linear = (name: string, weight: Own, bias: Own): PlacedTensor[] => [
  transposed(`${name}.weight`, weight),
  same(`${name}.bias`, bias),
];

/** The second bias: that of the first again, but for the block that has one of its own. */
function secondBias(name: string, bias: Own, own?: Own): PlacedTensor {
  const shared = bias.size - (own?.size ?? 0);
  const place = (k: number) => (k < shared ? bias.start + k : own!.start + k - shared);
  return {
    name,
    shape: bias.shape,
    places: () => Int32Array.from({ length: bias.size }, (_, k) => place(k)),
  };
}

/** Our matrices of all queries, keys and values stand above each other, head by head; there they are rows of one `nn.Linear`. */
function stackedHeads(name: string, { shape, start, size }: Own, units: number): PlacedTensor {
  const [rows, headSize] = shape as readonly [number, number];
  const place = (k: number) => {
    const [row, unit] = [Math.floor(k / units), k % units];
    const head = Math.floor(row / headSize);
    return start + (head * units + unit) * headSize + (row % headSize);
  };
  return {
    name,
    shape: [(rows / units) * headSize, units],
    places: () => Int32Array.from({ length: size }, (_, k) => place(k)),
  };
}

type LayerNames = (find: Find, layer: number, network: NetworkShape) => PlacedTensor[];

const matrices = (find: Find, layer: number): PlacedTensor[] => [
  transposed(`rnn.weight_ih_l${layer}`, find('weightIh')),
  transposed(`rnn.weight_hh_l${layer}`, find('weightHh')),
  same(`rnn.bias_ih_l${layer}`, find('bias')),
];

const twoBiases: LayerNames = (find, layer) => [
  ...matrices(find, layer),
  secondBias(`rnn.bias_hh_l${layer}`, find('bias')),
];

const layerNames = new Map<string, LayerNames>([
  ['rnn', twoBiases],
  ['lstm', twoBiases],
  [
    'gru',
    (find, layer, { cellOptions }) =>
      resetsBefore(cellOptions)
        ? matrices(find, layer)
        : [...matrices(find, layer), secondBias(`rnn.bias_hh_l${layer}`, find('bias'), find('biasHn'))],
  ],
  [
    'mingru',
    (find, layer) => [
      ...linear(`layers.${layer}.z`, find('weightZ'), find('biasZ')),
      ...linear(`layers.${layer}.n`, find('weightN'), find('biasN')),
    ],
  ],
  ['feedforward', (find, layer) => linear(`layers.${layer}`, find('weight'), find('bias'))],
  [
    'attention',
    (find, layer, { hiddenSize }) => [
      stackedHeads(`layers.${layer}.qkv.weight`, find('weightQkv'), hiddenSize),
      ...linear(`layers.${layer}.out`, find('weightOut'), find('biasOut')),
      ...linear(`layers.${layer}.up`, find('weightIn'), find('biasIn')),
      ...linear(`layers.${layer}.down`, find('weightBack'), find('biasBack')),
    ],
  ],
]);

/** The tensors of a network, in the order in which they are written. */
export function tensorsOf(network: NetworkShape, size: ProblemSize): readonly PlacedTensor[] {
  const { cell, cellOptions, hiddenSize, layers } = network;
  const specs = findModel(cell)!.parameters({ ...size, hiddenSize, layers }, cellOptions);
  const owns = new Map<string, Own>();
  let start = 0;
  for (const spec of specs) {
    owns.set(spec.name, { shape: spec.shape, start, size: sizeOf(spec) });
    start += sizeOf(spec);
  }
  const names = layerNames.get(cell);
  if (!names) return [...owns].map(([name, own]) => same(name.replaceAll('/', '.'), own));
  const positions = owns.get('embed/positions');
  return [
    ...(owns.has('embed/weight') ? linear('embed', owns.get('embed/weight')!, owns.get('embed/bias')!) : []),
    ...(positions ? [same('positions.weight', positions)] : []),
    ...Array.from({ length: layers }, (_, layer) =>
      names((name) => owns.get(layerPrefix(layer) + name)!, layer, network),
    ).flat(),
    ...linear('head', owns.get('head/weight')!, owns.get('head/bias')!),
  ];
}

/** The order in which the gates stand in the rows of a tensor: "i f g o"; empty where there are none side by side. */
export function gateOrder({ cell }: NetworkShape): string {
  const about = findModel(cell)!;
  return layerNames.get(cell) === twoBiases || cell === 'gru'
    ? (about.blocks ?? about.gates.map(({ id }) => id)).join(' ')
    : '';
}
