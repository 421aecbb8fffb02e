/** What every model of the registry owes, whatever is in it. Run once for each backend. */
import { describe, expect, test } from 'vitest';
import { initialise } from '../../src/models/initialisers.ts';
import type { Forward } from '../../src/models/model.ts';
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '../../src/models/ops.ts';
import { viewsOf } from '../../src/models/parameters.ts';
import { clipByNorm } from '../../src/training/rules/clipping.ts';
import { lossOf } from '../../src/training/rules/losses.ts';
import { optimizerOf } from '../../src/training/rules/optimizers.ts';
import { expectClose } from '../fixtures/close.ts';
import { networkOf, numbers, variants, type Network, type Variant } from '../fixtures/networks.ts';
import type { Tf } from '../fixtures/tf.ts';

const BATCH = 3;
const TIME = 4;
const SIZE = { inputSize: 2, hiddenSize: 12, outputSize: 1 };

function start(network: Network): Float32Array {
  return initialise(network.specs, { seed: 5, init: 'orthogonal', gain: 1 });
}

const inputsOf = (scale = 1) => numbers(21, BATCH * TIME * SIZE.inputSize, scale);
const targets = numbers(22, BATCH * TIME);

interface Call {
  readonly inputs: Float32Array;
  readonly timeSteps?: number;
  readonly trace?: boolean;
  readonly carry?: Forward['carry'];
  readonly onProgress?: () => void;
}

function forward(tf: Tf, { model, options, size, specs }: Network, flat: Tensor1D, call: Call): Forward {
  const { inputs, timeSteps = TIME, trace = false, carry, onProgress } = call;
  const x = tf.tensor3d(inputs, [BATCH, timeSteps, size.inputSize]);
  const how = {
    options,
    layers: size.layers,
    hiddenSize: size.hiddenSize,
    trace,
    ...(carry ? { carry } : {}),
    ...(onProgress ? { onProgress } : {}),
  };
  return model.forward(tf, viewsOf(tf, flat, specs), x, how);
}

function gradient(
  tf: Tf,
  network: Network,
  flat: Tensor1D,
  inputs: Float32Array,
  onProgress?: () => void,
): { value: Scalar; gradient: Tensor1D } {
  const loss = (at: Tensor) => {
    const { outputs } = forward(tf, network, at as Tensor1D, {
      inputs,
      ...(onProgress ? { onProgress } : {}),
    });
    return lossOf(
      tf,
      'mse',
      outputs,
      tf.tensor2d(targets, [BATCH, TIME]),
      tf.ones([BATCH, TIME]) as Tensor2D,
    );
  };
  const { value, grad } = tf.valueAndGrad(loss)(flat);
  return { value: value as Scalar, gradient: grad as Tensor1D };
}

/** Trains on one batch until the loss is under `goal`; returns the losses. */
function trainOnOneBatch(tf: Tf, network: Network, steps: number, goal: number): number[] {
  const optimizer = optimizerOf('adam');
  let parameters = tf.tensor1d(start(network));
  let moments = Array.from({ length: optimizer.momentCount }, () => tf.zerosLike(parameters));
  const losses: number[] = [];
  for (let step = 1; step <= steps; step++) {
    const old = [parameters, ...moments];
    const next = tf.tidy(() => {
      const { value, gradient: raw } = gradient(tf, network, parameters, inputsOf());
      const clipped = clipByNorm(tf, raw, 1).gradient;
      const update = optimizer.update(tf, {
        parameters,
        moments,
        gradient: clipped,
        step,
        learningRate: network.model.id === 'attention' ? 0.01 : 0.06, // a transformer shakes at the rate that cells like
      });
      return { ...update, value };
    });
    losses.push(next.value.dataSync()[0]!);
    ({ parameters, moments } = next);
    tf.dispose([...old, next.value]);
    if (losses.at(-1)! < goal) break;
  }
  tf.dispose([parameters, ...moments]);
  return losses;
}

function checkShapes(tf: Tf, network: Network): void {
  const { model, size } = network;
  tf.tidy(() => {
    const result = forward(tf, network, tf.tensor1d(start(network)), { inputs: inputsOf(), trace: true });
    expect(result.outputs.shape).toEqual([BATCH, TIME, size.outputSize]);
    for (const state of result.carry) {
      for (const [id, value] of Object.entries(state)) {
        expect(value.size % BATCH).toBe(0);
        if (model.states.some((lane) => lane.id === id))
          expect(value.shape).toEqual([BATCH, size.hiddenSize]);
      }
    }
    expect(result.traces).toHaveLength(size.layers * (model.states.length + model.gates.length));
    for (const { values, kind, lane } of result.traces) {
      expect(values.shape).toEqual([BATCH, TIME, size.hiddenSize]);
      const seen = values.dataSync();
      if (kind === 'state' || lane.unbounded) continue;
      expect(Math.min(...seen)).toBeGreaterThanOrEqual(lane.range[0]);
      expect(Math.max(...seen)).toBeLessThanOrEqual(lane.range[1]);
    }
    expect(forward(tf, network, tf.tensor1d(start(network)), { inputs: inputsOf() }).traces).toEqual([]);
  });
}

function checkFiniteGradients(tf: Tf, network: Network): void {
  for (const scale of [0, 1, 1000]) {
    const values = tf.tidy(() =>
      gradient(tf, network, tf.tensor1d(start(network)), inputsOf(scale)).gradient.dataSync(),
    );
    expect(values.every(Number.isFinite), `inputs of size ${scale}`).toBe(true);
    expect(
      values.some((value) => value !== 0),
      `inputs of size ${scale}`,
    ).toBe(true);
  }
}

/**
 * The gradient's own promise: along it, the loss rises by its length. Coarse, since it is measured in 32 bits. From random
 * parameters, because with biases of zero a ReLU without input stands exactly on its bend.
 */
function checkDirection(tf: Tf, network: Network): void {
  tf.tidy(() => {
    const flat = tf.tensor1d(numbers(23, start(network).length, 0.5));
    const { gradient: slope } = gradient(tf, network, flat, inputsOf());
    const length = tf.norm(slope).dataSync()[0]!;
    const epsilon = 0.002;
    const lossAt = (distance: number) => {
      const moved = tf.add<Tensor1D>(flat, tf.mul(slope, distance / length));
      return gradient(tf, network, moved, inputsOf()).value.dataSync()[0]!;
    };
    const rise = (lossAt(epsilon) - lossAt(-epsilon)) / (2 * epsilon);
    expect(Math.abs(rise / length - 1)).toBeLessThan(0.02);
  });
}

function checkCarry(tf: Tf, network: Network): void {
  const half = TIME / 2;
  const width = SIZE.inputSize;
  const inputs = inputsOf();
  const part = (first: number) => {
    const rows = Array.from({ length: BATCH }, (_, b) => {
      const at = (b * TIME + first) * width;
      return [...inputs.subarray(at, at + half * width)];
    });
    return Float32Array.from(rows.flat());
  };
  tf.tidy(() => {
    const flat = tf.tensor1d(start(network));
    const whole = forward(tf, network, flat, { inputs });
    const left = forward(tf, network, flat, { inputs: part(0), timeSteps: half });
    const right = forward(tf, network, flat, { inputs: part(half), timeSteps: half, carry: left.carry });
    const joined = tf.concat([left.outputs, right.outputs], 1);
    expectClose(joined.dataSync(), whole.outputs.dataSync(), { relative: 1e-6 });
  });
}

function checkCausality(tf: Tf, network: Network): void {
  const changed = inputsOf();
  const width = SIZE.inputSize;
  // The last step of the first sequence: nothing else of the answer may move.
  changed[TIME * width - 1] = 7;
  tf.tidy(() => {
    const flat = tf.tensor1d(start(network));
    const before = forward(tf, network, flat, { inputs: inputsOf() }).outputs.dataSync();
    const after = forward(tf, network, flat, { inputs: changed }).outputs.dataSync();
    const moved = [...before.keys()].filter((index) => before[index] !== after[index]);
    expect(moved).toEqual([TIME - 1]);
  });
}

function checkProgress(tf: Tf, network: Network): void {
  tf.tidy(() => {
    const flat = tf.tensor1d(start(network));
    let calls = 0;
    const count = () => void calls++;
    forward(tf, network, flat, { inputs: inputsOf(), onProgress: count });
    const onTheWayForward = calls;
    expect(onTheWayForward).toBeGreaterThan(0);
    const told = gradient(tf, network, flat, inputsOf(), count).gradient.dataSync();
    expect(calls).toBeGreaterThan(2 * onTheWayForward);
    expect(told).toEqual(gradient(tf, network, flat, inputsOf()).gradient.dataSync());
  });
}

function checkMemory(tf: Tf, network: Network): void {
  trainOnOneBatch(tf, network, 1, 0);
  const before = tf.memory().numTensors;
  trainOnOneBatch(tf, network, 2, 0);
  tf.tidy(() => void forward(tf, network, tf.tensor1d(start(network)), { inputs: inputsOf(), trace: true }));
  expect(tf.memory().numTensors).toBe(before);
}

/**
 * @param depths the numbers of layers to go through
 * @param tried the models and choices to go through
 * @param learns which of them are trained until they know a batch by heart, which takes a while
 */
export function contractSuite(
  tf: Tf,
  backend: string,
  depths: readonly number[] = [1, 2, 3],
  tried: readonly Variant[] = variants,
  learns: (variant: Variant) => boolean = () => true,
): void {
  describe(`the contract of a model on ${backend}`, () => {
    const networks = tried.flatMap((variant) =>
      depths.map(
        (layers) => [`${variant.name}, layers: ${layers}`, networkOf(variant, { ...SIZE, layers })] as const,
      ),
    );
    describe.each(networks)('%s', (_name, network) => {
      test('outputs, states, traces have their shapes, gates their range', () => checkShapes(tf, network));
      test('gradients are finite, for no input and for huge input', () => checkFiniteGradients(tf, network));
      test('the loss rises along the gradient by its length', () => checkDirection(tf, network));
      test('two halves with the state carried over equal one run', () => checkCarry(tf, network));
      test('no answer looks ahead or at another sequence', () => checkCausality(tf, network));
      test('gives signs of life forward and back, and they change nothing', () => checkProgress(tf, network));
      test('leaves no tensor behind', () => checkMemory(tf, network));
      test.runIf(learns(network))('learns one batch by heart', () => {
        const losses = trainOnOneBatch(tf, network, 200, 0.02);
        expect(losses[0]).toBeGreaterThan(0.3);
        expect(losses.at(-1)).toBeLessThan(0.02);
      });
      test('the same seed gives the same losses to the last bit', () => {
        expect(trainOnOneBatch(tf, network, 4, 0)).toEqual(trainOnOneBatch(tf, network, 4, 0));
      });
    });
  });
}
