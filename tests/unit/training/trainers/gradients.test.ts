/**
 * Gradients by states and inputs beside central differences in 64-bit floats: a number of a state is moved in the plain forward
 * pass of `tests/fixtures`, which shares no code with the models, and the loss is taken again.
 */
import { describe, expect, test } from 'vitest';
import { defaultExperiment, type Experiment } from '../../../../src/config/index.ts';
import type { Scalar, Tensor, Tensor3D } from '../../../../src/models/ops.ts';
import { countParameters } from '../../../../src/models/parameters.ts';
import { defaultsOf, type OptionValues } from '../../../../src/options/option.ts';
import { findTask } from '../../../../src/tasks/index.ts';
import type { Batch } from '../../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../../src/tasks/contract/problem.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { rowsOf } from '../../../../src/training/rules/batchSlices.ts';
import { errorGradients } from '../../../../src/training/questions/errorGradients.ts';
import type { ErrorOf } from '../../../../src/training/trainers/readings.ts';
import { readScore } from '../../../../src/training/questions/score.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { tf } from '../../../fixtures/cpu.ts';
import { cut, numbers, variants, type Variant } from '../../../fixtures/networks.ts';
import {
  centralDifferences,
  referenceRun,
  referenceSteps,
  type Change,
} from '../../../fixtures/reference.ts';
import { referenceRuns } from '../../../fixtures/referenceModels.ts';

const LAYERS = 2;
const UNITS = 5;
/** So short that no unit of a ReLU passes its kink. */
const EPSILON = 1e-7;

async function trainerOf({ model, options }: Variant, task: string, taskOptions: OptionValues) {
  const found = findTask(task)!;
  const experiment: Experiment = {
    ...defaultExperiment(),
    task,
    taskOptions: { ...defaultsOf(found.options), ...taskOptions },
    cell: model.id,
    cellOptions: options,
    hiddenSize: UNITS,
    layers: LAYERS,
    batchSize: 3,
  };
  const problem = await found.create(experiment.taskOptions);
  const network = new Network(tf, model, problem, experiment);
  // Away from their start, where a ReLU may stand exactly on its kink.
  const parameters = numbers(17, countParameters(network.specs), 0.6);
  return new ReferenceTrainer(network, experiment, experiment, { step: 0, parameters, moments: [] });
}

/** `[time][inputSize]`; symbols as one-hot rows. */
function sequenceOf({ input, inputSize }: Problem, { inputs, timeSteps }: Batch): number[][] {
  return Array.from({ length: timeSteps }, (_, t) =>
    Array.from({ length: inputSize }, (__, k) =>
      input.kind === 'symbols' ? Number(inputs[t] === k) : inputs[t * inputSize + k]!,
    ),
  );
}

function lossOf(problem: Problem, outputs: readonly number[][], { targets, mask }: Batch): number {
  let sum = 0;
  let count = 0;
  for (const [t, answer] of outputs.entries()) {
    if (mask[t] !== 1) continue;
    count++;
    if (problem.loss === 'binary') sum += Math.log1p(Math.exp((1 - 2 * targets[t]!) * answer[0]!));
    else if (problem.loss === 'mse') sum += (answer[0]! - targets[t]!) ** 2;
    else sum += Math.log(answer.reduce((total, value) => total + Math.exp(value), 0)) - answer[targets[t]!]!;
  }
  return sum / count;
}

/** ‖gradient‖ by central differences: of each state of each layer, and of the inputs. */
function byDifferences(trainer: ReferenceTrainer, variant: Variant, batch: Batch) {
  const { network } = trainer;
  const { problem, specs } = network;
  const weights = cut(Float64Array.from(trainer.checkpoint().parameters), specs);
  const { model, options } = variant;
  const states = model.states.map(({ id }) => id);
  const shape = { layers: LAYERS, hiddenSize: UNITS, states };
  const loss = (sequence: readonly (readonly number[])[], change?: Change) => {
    const step = referenceSteps[model.id];
    const run = step
      ? referenceRun(step, weights, sequence, shape, options, change)
      : referenceRuns[model.id]!(weights, sequence, shape, options, change);
    return lossOf(problem, run.outputs, batch);
  };
  const sequence = sequenceOf(problem, batch);
  const steps = sequence.map((_, t) => t);
  const lengthOf = (value: (by: Float64Array) => number, count: number) =>
    Math.hypot(...centralDifferences(value, new Float64Array(count), EPSILON));
  const plus = (values: readonly number[], by: Float64Array) => values.map((value, k) => value + by[k]!);
  const byState = (id: string) =>
    Array.from({ length: LAYERS }, (_, layer) =>
      steps.map((t) => {
        const moved =
          (by: Float64Array): Change =>
          (values, l, s, state = 'h') =>
            state === id && l === layer && s === t ? plus(values, by) : values;
        return lengthOf((by) => loss(sequence, moved(by)), UNITS);
      }),
    );
  return {
    states: states.map((id) => [id, byState(id)] as const),
    inputs: steps.map((t) =>
      lengthOf((by) => loss(sequence.map((x, s) => (s === t ? plus(x, by) : x))), problem.inputSize),
    ),
  };
}

/** @param error whose it is; that of all steps where left out */
async function check(
  variant: Variant,
  task: string,
  taskOptions: OptionValues,
  error: ErrorOf = 'all',
): Promise<void> {
  const trainer = await trainerOf(variant, task, taskOptions);
  const before = tf.memory().numTensors;
  const batch = rowsOf(trainer.heldOut, 1, 2);
  const found = errorGradients(await trainer.gradientReader(), batch, error);
  expect(tf.memory().numTensors).toBe(before);
  const mask = error === 'all' ? batch.mask : batch.mask.map((_, t) => Number(t === found.of));
  const expected = byDifferences(trainer, variant, { ...batch, mask });
  const byState = [{ state: 'h', byLayer: found.hidden }, ...found.others];
  expect(byState.map(({ state }) => state)).toEqual(expected.states.map(([id]) => id));
  for (const [k, [id, lengths]] of expected.states.entries())
    for (let layer = 0; layer < LAYERS; layer++)
      expectClose(
        byState[k]!.byLayer[layer]!,
        lengths[layer]!,
        { relative: 1e-4, absolute: 1e-8 },
        `${id}, layer ${layer}`,
      );
  expectClose(found.inputs, expected.inputs, { relative: 1e-4, absolute: 1e-8 }, 'inputs');
  // Something has reached the first input, unless its window is too short.
  if (variant.model.id !== 'feedforward') expect(found.inputs[0]).toBeGreaterThan(1e-8);
  // Nothing after a step reaches its error.
  if (found.of !== 'all') expect(Math.max(0, ...found.inputs.subarray(found.of + 1))).toBe(0);
  trainer.dispose();
}

describe.each(variants)('$name', (variant) => {
  test('gradients by all states and by the inputs equal central differences', () =>
    check(variant, 'adding', { length: 6 }));
});

test.each(['rnn', 'attention'])('%s: so they do on symbols with several answers', (id) =>
  check(
    variants.find(({ model }) => model.id === id)!,
    'copy',
    { lag: 2, length: 3, symbols: 3 },
  ),
);

test.each(['rnn', 'lstm', 'mingru', 'attention', 'feedforward'])(
  '%s: so they do for the error of one step of several, which the number of others does not divide',
  (id) =>
    check(
      variants.find(({ model }) => model.id === id)!,
      'copy',
      { lag: 2, length: 3, symbols: 3 },
      6,
    ),
);

test('the gradients by c of an LSTM of one unit are those by hand', () => {
  // Weights of i f g o, for a state that begins at 0 and two steps; the answer is h₂.
  const [W, U, b] = [
    [0.4, -0.3, 0.9, 0.2],
    [0.5, 0.7, -0.6, 0.3],
    [0.1, 1, -0.2, 0.4],
  ] as const;
  const x = [0.8, -0.5] as const;
  const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
  const gates = (input: number, h: number) => {
    const [i, f, g, o] = W.map((weight, k) => weight * input + U[k]! * h + b[k]!);
    return { i: sigmoid(i!), f: sigmoid(f!), g: Math.tanh(g!), o: sigmoid(o!) };
  };
  const one = gates(x[0], 0);
  const c1 = one.i * one.g;
  const h1 = one.o * Math.tanh(c1);
  const { i, f, g, o } = gates(x[1], h1);
  const c2 = f * c1 + i * g;
  const byC2 = o * (1 - Math.tanh(c2) ** 2);
  const byH1 =
    U[3] * o * (1 - o) * Math.tanh(c2) +
    byC2 * (U[0] * i * (1 - i) * g + U[1] * f * (1 - f) * c1 + U[2] * (1 - g ** 2) * i);
  const byC1 = byC2 * f + byH1 * one.o * (1 - Math.tanh(c1) ** 2);

  const [byH, byC] = tf.tidy(() => {
    const parameters = {
      'layer0/weightIh': tf.tensor2d([...W], [1, 4]),
      'layer0/weightHh': tf.tensor2d([...U], [1, 4]),
      'layer0/bias': tf.tensor1d([...b]),
      'head/weight': tf.ones([1, 1]),
      'head/bias': tf.zeros([1]),
    };
    const variant = variants.find(({ model }) => model.id === 'lstm')!;
    const how = { options: variant.options, layers: 1, hiddenSize: 1 };
    const answer = (h: Tensor, c: Tensor) => {
      const offsets = { hiddenOffsets: [h as Tensor3D], stateOffsets: [{ c: c as Tensor3D }] };
      const inputs = tf.tensor3d([...x], [1, 2, 1]);
      const { outputs } = variant.model.forward(tf, parameters, inputs, { ...how, ...offsets });
      return tf.reshape(tf.slice(outputs, [0, 1, 0], [1, 1, 1]), []) as Scalar;
    };
    const { grads } = tf.valueAndGrads(answer)([tf.zeros([1, 2, 1]), tf.zeros([1, 2, 1])]);
    return grads.map((gradient) => [...gradient.dataSync()]);
  });
  expectClose(byH!, [byH1, 1], { relative: 1e-6 });
  expectClose(byC!, [byC1, byC2], { relative: 1e-6 });
});

test('a sequence of one step has gradients, too', () =>
  check(
    variants.find(({ model }) => model.id === 'lstm')!,
    'parity',
    { length: 1 },
  ));

test('the score carries them up to the example’s own end', async () => {
  const variant = variants.find(({ model }) => model.id === 'gru')!;
  const trainer = await trainerOf(variant, 'adding', { length: 9, shortest: 3 });
  const read = await trainer.gradientReader();
  const ends = new Set<number>();
  for (let example = 0; example < 6; example++) {
    const { gradients, timeSteps } = readScore(trainer, example, read);
    ends.add(timeSteps);
    expect(gradients!.hidden.map((lengths) => lengths.length)).toEqual([timeSteps, timeSteps]);
    expect(gradients!.inputs).toHaveLength(timeSteps);
    expect(gradients!.hidden.every((lengths) => lengths.at(-1)! > 0)).toBe(true);
  }
  expect(ends.size).toBeGreaterThan(1);
  expect(readScore(trainer, 0).gradients).toBeUndefined();
  trainer.dispose();
});

describe('whose error the score follows', () => {
  const asked = async (task: string, taskOptions: OptionValues, error?: ErrorOf) => {
    const trainer = await trainerOf(
      variants.find(({ model }) => model.id === 'lstm')!,
      task,
      taskOptions,
    );
    const score = readScore(trainer, 1, await trainer.gradientReader(), error);
    trainer.dispose();
    return score;
  };
  const COPY = { lag: 2, length: 3, symbols: 3 };

  test('that of the last step that counts comes with every reading, and another beside it', async () => {
    const { gradients, chosenGradients, timeSteps } = await asked('copy', COPY);
    expect(gradients!.of).toBe(timeSteps - 1);
    expect(chosenGradients).toBeUndefined();
    const third = await asked('copy', COPY, 2);
    expect(third.gradients).toEqual(gradients);
    const { of, hidden, others } = third.chosenGradients!;
    expect(of).toBe(2);
    for (const byLayer of [hidden, ...others.map((each) => each.byLayer)]) {
      expect(byLayer.map(({ length }) => length)).toEqual([timeSteps, timeSteps]);
      expect(byLayer.every((lengths) => lengths[2]! > 0 && lengths[3] === 0)).toBe(true);
    }
    const all = await asked('copy', COPY, 'all');
    expect(all.chosenGradients!.of).toBe('all');
  });

  test('where one step counts there is nothing to choose', async () => {
    for (const error of [0, 'all'] as const) {
      const { gradients, chosenGradients } = await asked('adding', { length: 6 }, error);
      expect(gradients!.of).toBe(5);
      expect(chosenGradients).toBeUndefined();
    }
  });

  test('a step that does not count stands for the last before it that does, or the first of all', () => {
    const read = ({ mask }: Batch) => ({ hidden: [mask], others: [], inputs: mask });
    const values = new Float32Array(6);
    const row = (...mask: number[]): Batch => ({
      batchSize: 1,
      timeSteps: 6,
      inputs: values,
      targets: values,
      mask: Float32Array.from(mask),
    });
    const gapped = row(0, 1, 0, 0, 1, 0);
    for (const [error, of] of [
      [0, 1],
      [1, 1],
      [3, 1],
      [4, 4],
      [Infinity, 4],
    ] as const) {
      const found = errorGradients(read, gapped, error);
      expect(found.of).toBe(of);
      // The loss that is followed is that of one step.
      expect([...found.inputs.keys()].filter((t) => found.inputs[t] === 1)).toEqual([of]);
    }
    expect(errorGradients(read, gapped, 'all')).toMatchObject({ of: 'all', inputs: gapped.mask });
    expect(errorGradients(read, row(0, 0, 0, 1, 0, 0), 'all').of).toBe(3);
    expect(errorGradients(read, row(0, 0, 0, 0, 0, 0), 3).of).toBe('all');
  });
});
