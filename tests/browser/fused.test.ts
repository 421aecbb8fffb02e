/** The fused training step against the reference: values, all gradients, whole training runs. */
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { countParameters } from '../../src/models/parameters.ts';
import { clipByNorm } from '../../src/training/clipping.ts';
import { optimizerOf } from '../../src/training/optimizers.ts';
import { distance, expectClose } from '../fixtures/close.ts';
import { byFused, byReference, newContext, prepare, type Trial } from '../fixtures/fused.ts';

await tf.setBackend('cpu');
const gl = newContext();

/** Relative to the largest entry. */
const RELATIVE = 1e-4;

const small = {
  batchSize: 5,
  timeSteps: 6,
  inputSize: 3,
  hiddenSize: 7,
  outputSize: 1,
  loss: 'mse',
} as const;
const cells = [
  { cell: 'rnn', options: { activation: 'tanh' } },
  { cell: 'rnn', options: { activation: 'relu' } },
  { cell: 'lstm', options: {} },
  { cell: 'gru', options: { reset: 'after' } },
  { cell: 'gru', options: { reset: 'before' } },
] as const;
const shapes: Record<string, Partial<Trial>> = {
  'a batch that is no multiple of four': {},
  'a batch of one': { batchSize: 1 },
  'one unit': { hiddenSize: 1 },
  'one step': { timeSteps: 1 },
  'two layers': { layers: 2 },
  'three layers': { layers: 3, hiddenSize: 5 },
  '128 units': { hiddenSize: 128, timeSteps: 4 },
  '200 steps': { timeSteps: 200, hiddenSize: 4 },
  'a bit as the answer': { loss: 'binary', batchSize: 8 },
  'classes, and symbols as the input': { loss: 'softmax', outputSize: 6, input: 'symbols', inputSize: 6 },
  'more classes than units, two layers': { loss: 'softmax', outputSize: 11, hiddenSize: 2, layers: 2 },
  'four textures written at most': { limits: { outputs: 4 }, layers: 2 },
  'four textures written at most, a batch of 17': { limits: { outputs: 4 }, batchSize: 17 },
  '32 units': { hiddenSize: 32 },
  'as on a graphics card, 64 units': {
    limits: { software: false },
    hiddenSize: 64,
    timeSteps: 12,
    batchSize: 16,
  },
  'as in software, 64 units': { limits: { software: true }, hiddenSize: 64, timeSteps: 12, batchSize: 16 },
  'textures too small for all steps': {
    limits: { maxTextureSize: 128 },
    timeSteps: 90,
    batchSize: 9,
    hiddenSize: 3,
    layers: 2,
  },
  'textures too small for all steps, four written at most': {
    limits: { maxTextureSize: 128, outputs: 4 },
    timeSteps: 90,
    batchSize: 9,
    hiddenSize: 6,
    layers: 2,
  },
};

function check(trial: Trial): void {
  const prepared = prepare(trial);
  const expected = byReference(prepared);
  const actual = byFused(prepared, gl);
  expect(actual.error).toBe(0);
  expectClose([actual.loss], [expected.loss], { relative: RELATIVE }, 'loss');
  expectClose([actual.weighted], [expected.loss], { relative: RELATIVE }, 'loss as evaluated');
  expectClose(actual.answers, expected.answers, { relative: RELATIVE }, 'answers');
  expect(distance(actual.gradient, expected.gradient)).toBeLessThan(RELATIVE);
  let offset = 0;
  for (const spec of prepared.specs) {
    const end = offset + countParameters([spec]);
    const part = [actual, expected].map(({ gradient }) => gradient.subarray(offset, end)) as [
      Float32Array,
      Float32Array,
    ];
    expectClose(part[0], part[1], { relative: RELATIVE, absolute: 1e-9 }, `gradient by ${spec.name}`);
    offset = end;
  }
}

describe.each(cells)('$cell $options', (cell) => {
  for (const [name, change] of Object.entries(shapes))
    test(`loss, answers and all gradients equal the reference: ${name}`, () =>
      check({ ...small, ...cell, ...change }));
});

test.each(['sgd', 'momentum', 'rmsprop', 'adam'] as const)(
  '%s with clipping: parameters and moments after a step equal the reference',
  (optimizer) => {
    const prepared = prepare({ ...small, cell: 'lstm', optimizer });
    const { gradient } = byReference(prepared);
    const { after } = byFused(prepared, gl);
    tf.tidy(() => {
      const rule = optimizerOf(optimizer);
      const parameters = tf.tensor1d(prepared.flat);
      const clipped = clipByNorm(tf, tf.tensor1d(gradient), 0.5).gradient;
      const moments = Array.from({ length: rule.momentCount }, () => tf.zerosLike(parameters));
      const next = rule.update(tf, { parameters, moments, gradient: clipped, step: 1, learningRate: 0.01 });
      expectClose(after.parameters, next.parameters.dataSync(), { relative: RELATIVE }, 'parameters');
      expect(after.moments).toHaveLength(next.moments.length);
      for (const [k, moment] of next.moments.entries())
        expectClose(after.moments[k]!, moment.dataSync(), { relative: RELATIVE }, `moment ${k}`);
    });
  },
);
