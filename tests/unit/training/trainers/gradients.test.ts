/**
 * Gradients by hidden states and inputs beside central differences in 64-bit floats: a number of h_t is moved in the plain forward
 * pass of `tests/fixtures`, which shares no code with the models, and the loss is taken again.
 */
import { describe, expect, test } from 'vitest';
import { defaultExperiment, type Experiment } from '../../../../src/config/index.ts';
import { countParameters } from '../../../../src/models/parameters.ts';
import { defaultsOf, type OptionValues } from '../../../../src/options/option.ts';
import { findTask } from '../../../../src/tasks/index.ts';
import type { Batch } from '../../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../../src/tasks/contract/problem.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { rowsOf } from '../../../../src/training/rules/batchSlices.ts';
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

/** ‖gradient‖ by central differences: of each layer's hidden states, and of the inputs. */
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
  return {
    hidden: Array.from({ length: LAYERS }, (_, layer) =>
      steps.map((t) =>
        lengthOf((by) => loss(sequence, (h, l, s) => (l === layer && s === t ? plus(h, by) : h)), UNITS),
      ),
    ),
    inputs: steps.map((t) =>
      lengthOf((by) => loss(sequence.map((x, s) => (s === t ? plus(x, by) : x))), problem.inputSize),
    ),
  };
}

async function check(variant: Variant, task: string, taskOptions: OptionValues): Promise<void> {
  const trainer = await trainerOf(variant, task, taskOptions);
  const before = tf.memory().numTensors;
  const batch = rowsOf(trainer.heldOut, 1, 2);
  const found = (await trainer.gradientReader())(batch);
  expect(tf.memory().numTensors).toBe(before);
  const expected = byDifferences(trainer, variant, batch);
  expect(found.hidden).toHaveLength(LAYERS);
  for (const [layer, lengths] of expected.hidden.entries())
    expectClose(found.hidden[layer]!, lengths, { relative: 1e-4, absolute: 1e-8 }, `layer ${layer}`);
  expectClose(found.inputs, expected.inputs, { relative: 1e-4, absolute: 1e-8 }, 'inputs');
  // Something has reached the first input, unless its window is too short.
  if (variant.model.id !== 'feedforward') expect(found.inputs[0]).toBeGreaterThan(1e-8);
  trainer.dispose();
}

describe.each(variants)('$name', (variant) => {
  test('∂loss/∂h and ∂loss/∂x equal central differences', () => check(variant, 'adding', { length: 6 }));
});

test.each(['rnn', 'attention'])('%s: so they do on symbols with several answers', (id) =>
  check(
    variants.find(({ model }) => model.id === id)!,
    'copy',
    { lag: 2, length: 3, symbols: 3 },
  ),
);

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
