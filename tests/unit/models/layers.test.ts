/**
 * Outputs and gradients against the layers of TensorFlow.js itself, which were written by others. They have no GRU with the
 * reset after the product; that one stands on the published vectors and the 64-bit reference.
 */
import * as union from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tensor, Tensor1D, Tensor3D } from '../../../src/models/ops.ts';
import { countParameters, viewsOf } from '../../../src/models/parameters.ts';
import { expectClose } from '../../fixtures/close.ts';
import { cut, networkOf, numbers, variants, type Network } from '../../fixtures/networks.ts';
import type { Tf } from '../../fixtures/tf.ts';

const tf: Tf = union;
const BATCH = 3;
const TIME = 6;
const SIZE = { inputSize: 2, hiddenSize: 5, outputSize: 5 };
const RELATIVE = 2e-6;

interface Peer {
  readonly variant: string;
  readonly layer: () => union.layers.Layer;
  /** Where each of our blocks of columns stands among the layer's. */
  readonly order: readonly number[];
}

const shared = { units: SIZE.hiddenSize, returnSequences: true } as const;

const peers: readonly Peer[] = [
  {
    variant: 'Simple RNN tanh',
    layer: () => union.layers.simpleRNN({ ...shared, activation: 'tanh' }),
    order: [0],
  },
  {
    variant: 'Simple RNN relu',
    layer: () => union.layers.simpleRNN({ ...shared, activation: 'relu' }),
    order: [0],
  },
  {
    variant: 'LSTM one',
    layer: () => union.layers.lstm({ ...shared, recurrentActivation: 'sigmoid' }),
    order: [0, 1, 2, 3],
  },
  {
    // r z n among z r h
    variant: 'GRU before',
    layer: () => union.layers.gru({ ...shared, recurrentActivation: 'sigmoid' }),
    order: [1, 0, 2],
  },
];

/** Columns in blocks of `hiddenSize`: block k of the result is block `order.indexOf(k)` of `values`. */
function toLayer(values: ArrayLike<number>, rows: number, order: readonly number[]): Float32Array {
  const width = SIZE.hiddenSize;
  const columns = values.length / rows;
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (const [ours, theirs] of order.entries()) {
      for (let unit = 0; unit < width; unit++) {
        result[row * columns + theirs * width + unit] = values[row * columns + ours * width + unit]!;
      }
    }
  }
  return result;
}

/** Kernel, recurrent kernel and bias of every layer, in the layer's order of gates. */
function layerWeights(flat: Float32Array, network: Network, order: readonly number[]): Float32Array[] {
  const byName = cut(flat, network.specs);
  return Array.from({ length: network.size.layers }, (_, layer) => {
    const inputs = layer === 0 ? SIZE.inputSize : SIZE.hiddenSize;
    return [
      toLayer(byName[`layer${layer}/weightIh`]!, inputs, order),
      toLayer(byName[`layer${layer}/weightHh`]!, SIZE.hiddenSize, order),
      toLayer(byName[`layer${layer}/bias`]!, 1, order),
    ];
  }).flat();
}

interface Result {
  readonly outputs: ArrayLike<number>;
  /** By layer: kernel, recurrent kernel, bias. */
  readonly gradients: ArrayLike<number>[];
}

/** The head is the identity, so that our outputs are the hidden states. */
function start(network: Network): Float32Array {
  const flat = numbers(61, countParameters(network.specs), 0.6);
  const byName = cut(flat, network.specs);
  byName['head/weight']!.forEach(
    (_, index, head) => (head[index] = index % (SIZE.hiddenSize + 1) === 0 ? 1 : 0),
  );
  byName['head/bias']!.fill(0);
  return flat;
}

const inputs = numbers(62, BATCH * TIME * SIZE.inputSize, 1.5);
const factors = numbers(63, BATCH * TIME * SIZE.outputSize);
const weigh = (outputs: Tensor) =>
  tf.sum(tf.mul(outputs, tf.tensor3d(factors, [BATCH, TIME, SIZE.outputSize])));

function byUs(network: Network, order: readonly number[]): Result {
  const { model, options, size, specs } = network;
  return tf.tidy(() => {
    const flat = tf.tensor1d(start(network));
    const x = tf.tensor3d(inputs, [BATCH, TIME, SIZE.inputSize]);
    const how = { options, layers: size.layers, hiddenSize: size.hiddenSize };
    const outputs = (at: Tensor) => model.forward(tf, viewsOf(tf, at as Tensor1D, specs), x, how).outputs;
    const gradient = tf
      .grad((at: Tensor) => weigh(outputs(at)))(flat)
      .dataSync() as Float32Array;
    return { outputs: outputs(flat).dataSync(), gradients: layerWeights(gradient, network, order) };
  });
}

function byLayers(network: Network, { layer, order }: Peer): Result {
  const stack = Array.from({ length: network.size.layers }, layer);
  const x = tf.tensor3d(inputs, [BATCH, TIME, SIZE.inputSize]);
  const apply = () => stack.reduce((value, one) => one.apply(value) as Tensor3D, x);
  apply();
  const variables = stack.flatMap((one) =>
    one.trainableWeights.map((weight) => weight.read() as union.Variable),
  );
  const weights = layerWeights(start(network), network, order);
  expect(variables).toHaveLength(weights.length);
  for (const [index, variable] of variables.entries())
    variable.assign(tf.tensor([...weights[index]!]).reshape(variable.shape));
  const { grads } = tf.variableGrads(() => weigh(apply()).asScalar(), variables);
  return { outputs: apply().dataSync(), gradients: variables.map(({ name }) => grads[name]!.dataSync()) };
}

// Other files run in the same process: the layers' variables have names, and each may be there once.
beforeAll(async () => {
  union.disposeVariables();
  tf.env().set('IS_TEST', true);
  await tf.setBackend('cpu');
});
afterAll(() => {
  tf.env().set('IS_TEST', false);
  union.disposeVariables();
});

describe.each(peers.map((peer) => [peer.variant, peer] as const))('%s', (name, peer) => {
  const variant = variants.find((one) => one.name === name)!;

  test.each([1, 2, 3])('outputs and gradients equal those of tf.layers, layers: %d', (layers) => {
    const network = networkOf(variant, { ...SIZE, layers });
    const [ours, theirs] = [byUs(network, peer.order), byLayers(network, peer)];
    expectClose(ours.outputs, theirs.outputs, { relative: RELATIVE }, 'outputs');
    for (const [index, gradient] of theirs.gradients.entries()) {
      expectClose(ours.gradients[index]!, gradient, { relative: RELATIVE }, `gradient ${index}`);
    }
  });
});
