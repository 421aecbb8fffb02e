/** Whole training runs by the fused trainer beside the reference trainer. */
import '@tensorflow/tfjs-backend-cpu';
import * as tfjs from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { tf } from '../../src/backend/tf.ts';
import { defaultExperiment, type Experiment } from '../../src/config/index.ts';
import { findModel } from '../../src/models/index.ts';
import { findTask } from '../../src/tasks/index.ts';
import type { Checkpoint } from '../../src/training/checkpoint.ts';
import { FusedTrainer, fusedNetworkOf } from '../../src/training/fusedTrainer.ts';
import { Network } from '../../src/training/network.ts';
import { ReferenceTrainer } from '../../src/training/referenceTrainer.ts';
import { readScore } from '../../src/training/score.ts';
import type { Trainer } from '../../src/training/trainer.ts';
import { expectClose } from '../fixtures/close.ts';
import { newContext } from '../fixtures/fused.ts';

await tfjs.setBackend('cpu');
const gl = newContext();

const cells = {
  rnn: { activation: 'tanh' },
  lstm: {},
  gru: { reset: 'after' },
} as const;

async function trainersFor(changes: Partial<Experiment>) {
  const experiment: Experiment = {
    ...defaultExperiment(),
    task: 'adding',
    taskOptions: { length: 8 },
    hiddenSize: 8,
    batchSize: 10,
    ...changes,
  };
  const problem = await findTask(experiment.task)!.create(experiment.taskOptions);
  const network = new Network(tf, findModel(experiment.cell)!, problem, experiment);
  const fusedNetwork = fusedNetworkOf(network, experiment)!;
  const live = { ...experiment };
  return {
    fused: (checkpoint?: Checkpoint) =>
      new FusedTrainer(network, experiment, live, fusedNetwork, gl, checkpoint),
    reference: (checkpoint?: Checkpoint) => new ReferenceTrainer(network, experiment, live, checkpoint),
  };
}

function train(trainer: Trainer, steps: number): number[] {
  for (let step = 0; step < steps; step++) trainer.train();
  return [...trainer.readLosses()];
}

test.each(Object.entries(cells))(
  '%s: 200 steps of training stay within 1 % of the loss of the reference',
  async (cell, cellOptions) => {
    const make = await trainersFor({ cell, cellOptions });
    const [fused, reference] = [make.fused(), make.reference()];
    const [actual, expected] = [train(fused, 200), train(reference, 200)];
    expect(actual).toHaveLength(200);
    for (const [k, loss] of expected.entries())
      expect(Math.abs(actual[k]! - loss), `step ${k + 1}`).toBeLessThan(0.01 * loss);
    expectClose(Object.values(fused.evaluate()), Object.values(reference.evaluate()), { relative: 0.01 });
    fused.dispose();
    reference.dispose();
  },
);

test.each([
  { task: 'adding', taskOptions: { length: 8 } },
  { task: 'parity', taskOptions: { length: 8, answer: 'end' } },
  { task: 'copy', taskOptions: { symbols: 4, delay: 5 } },
  { task: 'text', taskOptions: { text: 'alice', length: 8 } },
])('evaluation and score of the $task task are those of the reference', async ({ task, taskOptions }) => {
  const own = findTask(task)!.options;
  const all = Object.fromEntries(own.map((option) => [option.id, option.default]));
  for (const [id, value] of Object.entries(taskOptions)) if (id in all) all[id] = value;
  const make = await trainersFor({
    task,
    taskOptions: all,
    cell: 'lstm',
    cellOptions: {},
    layers: 2,
    batchSize: 40,
  });
  const [fused, reference] = [make.fused(), make.reference()];
  train(fused, 3);
  train(reference, 3);
  const [actual, expected] = [fused.evaluate(), reference.evaluate()];
  expectClose([actual.loss], [expected.loss], { relative: 1e-4 }, 'loss');
  // Answers on the edge of right and wrong may fall either way.
  expectClose([actual.metric], [expected.metric], { relative: 1e-4, absolute: 0.003 }, 'metric');
  const [score, expectedScore] = [readScore(fused, 5), readScore(reference, 5)];
  expectClose(score.outputs, expectedScore.outputs, { relative: 1e-4, absolute: 1e-6 }, 'outputs');
  expect(score.lanes.map(({ layer, lane }) => [layer, lane])).toEqual(
    expectedScore.lanes.map(({ layer, lane }) => [layer, lane]),
  );
  for (const [k, { lane, values }] of score.lanes.entries())
    expectClose(values, expectedScore.lanes[k]!.values, { relative: 1e-4, absolute: 1e-6 }, lane);
  fused.dispose();
  reference.dispose();
});

test('a checkpoint of either trainer resumes in the other', async () => {
  const make = await trainersFor({ cell: 'gru', cellOptions: { reset: 'after' }, layers: 2 });
  const whole = make.reference();
  const expected = train(whole, 30);
  const first = make.fused();
  train(first, 10);
  const second = make.reference(first.checkpoint());
  const middle = train(second, 10);
  const third = make.fused(second.checkpoint());
  expect(third.step).toBe(20);
  const end = train(third, 10);
  expectClose(middle, expected.slice(10, 20), { relative: 1e-3 });
  expectClose(end, expected.slice(20), { relative: 1e-3 });
  for (const trainer of [whole, first, second, third]) trainer.dispose();
});

test('a fused trainer resumed from its own checkpoint goes on to the last bit', async () => {
  const make = await trainersFor({ cell: 'lstm', cellOptions: {} });
  const whole = make.fused();
  const losses = train(whole, 90);
  const first = make.fused();
  train(first, 35);
  const resumed = make.fused(first.checkpoint());
  first.dispose();
  expect(train(resumed, 55)).toEqual(losses.slice(35));
  expect(resumed.evaluate()).toEqual(whole.evaluate());
  for (const trainer of [whole, resumed]) trainer.dispose();
});

test.each(
  Object.entries(cells).flatMap(([cell, options]) => [8, 64].map((units) => [cell, units, options] as const)),
)(
  '%s, %i units: a training step of 20 time steps is 51 draws at most, and each further step adds two',
  async (cell, hiddenSize, cellOptions) => {
    const drawsAt = async (length: number) => {
      const make = await trainersFor({ cell, cellOptions, hiddenSize, taskOptions: { length } });
      const trainer = make.fused();
      const before = trainer.gpu.usage.draws;
      train(trainer, 1);
      const draws = trainer.gpu.usage.draws - before;
      trainer.dispose();
      return draws;
    };
    const [short, long] = [await drawsAt(20), await drawsAt(30)];
    expect(short).toBeLessThanOrEqual(51);
    expect(long - short).toBe(20);
  },
);

test('a GRU that resets before the product takes two draws a time step each way, whatever its size', async () => {
  const cell = { cell: 'gru', cellOptions: { reset: 'before' } };
  const drawsAt = async (length: number) => {
    const trainer = (await trainersFor({ ...cell, hiddenSize: 40, taskOptions: { length } })).fused();
    const before = trainer.gpu.usage.draws;
    train(trainer, 1);
    const draws = trainer.gpu.usage.draws - before;
    trainer.dispose();
    return draws;
  };
  const [short, long] = [await drawsAt(20), await drawsAt(30)];
  expect(long - short).toBe(40);
  expect(short).toBeLessThanOrEqual(91);
});

test('nothing is allocated or compiled from one step to the next, over 300 steps', async () => {
  const make = await trainersFor({ cell: 'lstm', cellOptions: {} });
  const trainer = make.fused();
  train(trainer, 3);
  trainer.evaluate();
  readScore(trainer, 0);
  const { draws: _before, ...before } = trainer.gpu.usage;
  expect(before.programs).toBeLessThanOrEqual(30);
  const tensors = tf.memory().numTensors;
  for (let round = 0; round < 15; round++) {
    train(trainer, 20);
    trainer.evaluate();
    readScore(trainer, round);
    trainer.checkpoint();
  }
  const { draws: _after, ...after } = trainer.gpu.usage;
  expect(after).toEqual(before);
  expect(tf.memory().numTensors).toBe(tensors);
  trainer.dispose();
});
