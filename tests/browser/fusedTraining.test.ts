/** The fused trainer on WebGL: whole runs beside the reference trainer, and what a training step costs in draws and memory. */
import '@tensorflow/tfjs-backend-cpu';
import * as tfjs from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { tf } from '../../src/backend/tf.ts';
import type { Experiment } from '../../src/config/index.ts';
import { FusedTrainer, fusedNetworkOf } from '../../src/training/trainers/fused.ts';
import { readScore } from '../../src/training/questions/score.ts';
import type { OptionValues } from '../../src/options/option.ts';
import { expectClose } from '../fixtures/close.ts';
import { cases } from '../fixtures/effort.ts';
import { counting, formFor, newContext } from '../fixtures/fused.ts';
import { evaluateLengths } from '../fixtures/lengths.ts';
import {
  fastTrainerSuite,
  ofLength,
  train,
  trainedCells,
  trainersFor,
  type Fast,
} from '../suites/fastTrainer.ts';

await tfjs.setBackend('cpu');
const gl = newContext();

const fused: Fast<FusedTrainer> = {
  make: (network, experiment, checkpoint) =>
    new FusedTrainer(
      network,
      experiment,
      { ...experiment },
      fusedNetworkOf(network, experiment, formFor(experiment.cell, experiment.cellOptions)),
      gl,
      checkpoint,
    ),
  held: (trainer) => trainer.gpu.usage.textures,
};

fastTrainerSuite(fused, {
  feedforward: { window: 3 },
  mingru: {},
  attention: { heads: 2, position: 'learned' },
});

test.each<[string, OptionValues]>([
  ['mingru', {}],
  ['attention', { heads: 2, position: 'learned' }],
])(
  '%s %j goes on from its checkpoint to the last bit, is judged at other lengths as by the reference, and holds no more for it',
  async (cell, cellOptions) => {
    const make = await trainersFor(fused, { cell, cellOptions, batchSize: 6, hiddenSize: 6 });
    const whole = make.fast();
    const losses = train(whole, 20);
    const first = make.fast();
    train(first, 10);
    const resumed = make.fast(first.checkpoint());
    expect(train(resumed, 10)).toEqual(losses.slice(10));
    expect(resumed.evaluate()).toEqual(whole.evaluate());
    const reference = make.reference(whole.checkpoint());
    const lengths = [3, 20];
    const [actual, expected] = [evaluateLengths(whole, lengths, 20), evaluateLengths(reference, lengths, 20)];
    for (const [k, { loss }] of expected.entries())
      expectClose([actual[k]!.loss], [loss], { relative: 1e-4 }, `loss at ${lengths[k]}`);
    const { draws: _before, ...before } = whole.gpu.usage;
    train(whole, 5);
    evaluateLengths(whole, [4, 18], 30);
    const { draws: _after, ...after } = whole.gpu.usage;
    expect(after).toEqual(before);
    for (const trainer of [whole, first, resumed, reference]) trainer.dispose();
  },
);

/** Draws of one training step at a length. */
function drawsAt(length: number, changes: Partial<Experiment>): Promise<number> {
  return counting(async () => {
    const make = await trainersFor(fused, { ...changes, taskOptions: ofLength(length) });
    const trainer = make.fast();
    const before = trainer.gpu.usage.draws;
    train(trainer, 1);
    const draws = trainer.gpu.usage.draws - before;
    trainer.dispose();
    return draws;
  });
}

test('a feedforward network takes as many draws a training step at any length, 30 at most', async () => {
  const shape = { cell: 'feedforward', cellOptions: { window: 3 }, hiddenSize: 64 };
  const draws = await drawsAt(20, shape);
  expect(draws).toBeLessThanOrEqual(30);
  expect(await drawsAt(100, shape)).toBe(draws);
});

test('a layer of attention takes as many draws a training step at any length, 60 at most', async () => {
  const shape = { cell: 'attention', cellOptions: { heads: 2, position: 'learned' }, hiddenSize: 32 };
  const draws = await drawsAt(20, shape);
  expect(draws).toBeLessThanOrEqual(60);
  expect(await drawsAt(60, shape)).toBe(draws);
});

test.each([20, 100])('minGRU takes 30 + 4·log₂(T) draws a training step at most: T = %i', async (length) => {
  const draws = await drawsAt(length, { cell: 'mingru', cellOptions: {}, hiddenSize: 64 });
  expect(draws).toBeLessThanOrEqual(30 + 4 * Math.log2(length));
});

test.each(
  Object.entries(trainedCells).flatMap(([cell, options]) =>
    [8, 64].map((units) => [cell, units, options] as const),
  ),
)(
  '%s, %i units: a training step of 20 time steps is 51 draws at most, and each further step adds two',
  async (cell, hiddenSize, cellOptions) => {
    const shape = { cell, cellOptions, hiddenSize };
    const [short, long] = [await drawsAt(20, shape), await drawsAt(30, shape)];
    expect(short).toBeLessThanOrEqual(51);
    expect(long - short).toBe(20);
  },
);

test('a GRU that resets before the product takes two draws a time step each way, whatever its size', async () => {
  const shape = { cell: 'gru', cellOptions: { reset: 'before' }, hiddenSize: 40 };
  const [short, long] = [await drawsAt(20, shape), await drawsAt(30, shape)];
  expect(long - short).toBe(40);
  expect(short).toBeLessThanOrEqual(91);
});

test('nothing is allocated or compiled from one step to the next, however many there are', async () => {
  const make = await trainersFor(fused, { cell: 'lstm', cellOptions: { forget: 'one' } });
  const trainer = make.fast();
  train(trainer, 3);
  trainer.evaluate();
  readScore(trainer, 0);
  const { draws: _before, ...before } = trainer.gpu.usage;
  expect(before.programs).toBeLessThanOrEqual(30);
  const tensors = tf.memory().numTensors;
  for (let round = 0; round < cases(3, 15); round++) {
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
