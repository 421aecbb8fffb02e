/**
 * Values and gradients of every cell against the plain 64-bit implementation in `fixtures/reference.ts`, and against
 * vectors published by others. Run once for each backend.
 */
import { describe, expect, test } from 'vitest';
import type { Tensor1D, Tensor2D, Tensor3D } from '../../src/models/ops.ts';
import { countParameters, viewsOf } from '../../src/models/parameters.ts';
import { distance, expectClose } from '../fixtures/close.ts';
import { cut, networkOf, numbers, variants, type Network } from '../fixtures/networks.ts';
import { centralDifferences, referenceRun, referenceSteps } from '../fixtures/reference.ts';
import { referenceRuns } from '../fixtures/referenceModels.ts';
import { published } from '../fixtures/vectors.ts';
import type { Tf } from '../fixtures/tf.ts';

const BATCH = 2;
const TIME = 5;
const SIZE = { inputSize: 2, hiddenSize: 3, outputSize: 2 };

interface Case {
  readonly network: Network;
  /** Of every parameter, side by side. */
  readonly flat: Float32Array;
  /** `[batch, time, inputSize]` */
  readonly inputs: Float32Array;
  /** `[batch, time, outputSize]`: the scalar whose gradient is taken is their product with the outputs, summed. */
  readonly factors: Float32Array;
}

function caseOf(network: Network): Case {
  return {
    network,
    flat: numbers(11, countParameters(network.specs), 0.8),
    inputs: numbers(12, BATCH * TIME * SIZE.inputSize, 1.5),
    factors: numbers(13, BATCH * TIME * SIZE.outputSize),
  };
}

/** All outputs `[batch, time, outputSize]` by the reference, and the trace of each sequence. */
function byReference({ network, inputs }: Case, flat: Float32Array | Float64Array) {
  const { inputSize } = SIZE;
  const shape = {
    layers: network.size.layers,
    hiddenSize: SIZE.hiddenSize,
    states: network.model.states.map(({ id }) => id),
  };
  const weights = cut(flat, network.specs);
  const { id } = network.model;
  const runs = Array.from({ length: BATCH }, (_, b) => {
    const sequence = Array.from({ length: TIME }, (__, t) => {
      const start = (b * TIME + t) * inputSize;
      return [...inputs.subarray(start, start + inputSize)];
    });
    const whole = referenceRuns[id];
    if (whole) return whole(weights, sequence, shape, network.options);
    return referenceRun(referenceSteps[id]!, weights, sequence, shape, network.options);
  });
  return { outputs: runs.flatMap((run) => run.outputs.flat()), runs };
}

function forward(tf: Tf, { network, inputs }: Case, flat: Tensor1D, trace = false) {
  const { model, options, size, specs } = network;
  const x = tf.tensor3d(inputs, [BATCH, TIME, size.inputSize]);
  return model.forward(tf, viewsOf(tf, flat, specs), x, {
    options,
    layers: size.layers,
    hiddenSize: size.hiddenSize,
    trace,
  });
}

function checkValues(tf: Tf, at: Case, relative: number): void {
  const { outputs, runs } = byReference(at, at.flat);
  tf.tidy(() => {
    const result = forward(tf, at, tf.tensor1d(at.flat), true);
    expectClose(result.outputs.dataSync(), outputs, { relative }, 'outputs');
    for (const { layer, kind, lane, values } of result.traces) {
      const expected = runs.flatMap((run) =>
        run.trace[layer]!.flatMap((step) => (kind === 'state' ? step.state : step.gates)[lane.id]!),
      );
      expectClose(values.dataSync(), expected, { relative }, `layer ${layer}, ${lane.label}`);
    }
  });
}

function checkGradients(tf: Tf, at: Case, relative: number): void {
  const value = (flat: Float64Array) =>
    byReference(at, flat).outputs.reduce((sum, output, index) => sum + output * at.factors[index]!, 0);
  const expected = centralDifferences(value, at.flat);
  tf.tidy(() => {
    const factors = tf.tensor3d(at.factors, [BATCH, TIME, SIZE.outputSize]);
    const scalar = (flat: Tensor1D) => tf.sum<Tensor1D>(tf.mul(forward(tf, at, flat).outputs, factors));
    const gradient = tf
      .grad(scalar as Parameters<Tf['grad']>[0])(tf.tensor1d(at.flat))
      .dataSync();
    expect(distance(gradient, expected)).toBeLessThan(relative);
    expectClose(gradient, expected, { relative }, 'gradient');
  });
}

function checkPublished(tf: Tf, vector: (typeof published)[number]): void {
  tf.tidy(() => {
    const variant = variants.find(
      ({ model, options }) =>
        model.id === vector.cell &&
        Object.entries(vector.options).every(([id, value]) => options[id] === value),
    )!;
    const { batchSize, timeSteps, inputSize, hiddenSize } = vector;
    // A head that copies the hidden state, so that the outputs are the published ones.
    const parameters = Object.fromEntries(
      Object.entries(vector.parameters).map(([name, values]) => [`layer0/${name}`, tf.tensor(values)]),
    );
    parameters['head/weight'] = tf.eye(hiddenSize);
    parameters['head/bias'] = tf.zeros([hiddenSize]);
    const state = Object.entries(vector.initial).map(([id, values]) => [
      id,
      tf.tensor2d(values, [batchSize, hiddenSize]),
    ]);
    const inputs = tf.tensor3d(vector.inputs, [batchSize, timeSteps, inputSize]) as Tensor3D;
    const { outputs, carry } = variant.model.forward(tf, parameters, inputs, {
      options: variant.options,
      layers: 1,
      hiddenSize,
      ...(state.length > 0 ? { carry: [Object.fromEntries(state) as Record<string, Tensor2D>] } : {}),
    });
    // Published with seven or eight digits.
    expectClose(outputs.dataSync(), vector.outputs, { relative: 0, absolute: 1e-6 }, 'hidden states');
    for (const [id, values] of Object.entries(vector.last)) {
      expectClose(carry[0]![id]!.dataSync(), values, { relative: 0, absolute: 1e-6 }, `last ${id}`);
    }
  });
}

/**
 * @param relative how far values and gradients may be off, as a share of the largest of them
 * @param depths the numbers of layers to go through
 */
export function cellSuite(
  tf: Tf,
  backend: string,
  relative: number,
  depths: readonly number[] = [1, 2, 3],
): void {
  describe(`cells on ${backend}`, () => {
    const known = new Set([...Object.keys(referenceSteps), ...Object.keys(referenceRuns)]);
    for (const variant of variants.filter(({ model }) => known.has(model.id))) {
      for (const layers of depths) {
        const at = caseOf(networkOf(variant, { ...SIZE, layers }));
        const name = `${variant.name}, ${layers} ${layers === 1 ? 'layer' : 'layers'}`;
        test(`${name}: states, gates and outputs equal the 64-bit reference`, () =>
          checkValues(tf, at, relative));
        test(`${name}: gradients equal finite differences`, () => checkGradients(tf, at, relative));
      }
    }
    for (const vector of published) {
      test(`${vector.cell} gives the published values: ${vector.origin}`, () => checkPublished(tf, vector));
    }
  });
}
