/** The fused training step on WebGL against the reference: values, all gradients, parameters after an update. */
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose } from '../fixtures/close.ts';
import { thorough } from '../fixtures/effort.ts';
import { byFused, newContext, prepare, type FusedTrial } from '../fixtures/fused.ts';
import {
  byReference,
  type compiledModels,
  expectReference,
  expectReferenceUpdate,
  fusableCells,
  oddShapes,
  expectTruncated,
  parallelModels,
  recurrentModels,
  smallTrial,
  truncatedShapes,
  uncut,
} from '../fixtures/trials.ts';

await tf.setBackend('cpu');
const gl = newContext();

const shapes: Record<string, Partial<FusedTrial>> = {
  ...oddShapes,
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
    limits: { maxTextureSize: 256 },
    timeSteps: 60,
    batchSize: 33,
    hiddenSize: 3,
    layers: 2,
  },
  'textures too small for all steps, four written at most': {
    limits: { maxTextureSize: 256, outputs: 4 },
    timeSteps: 60,
    batchSize: 33,
    hiddenSize: 6,
    layers: 2,
  },
};

function check(trial: FusedTrial): void {
  const prepared = prepare(trial);
  const expected = byReference(prepared);
  const actual = byFused(prepared, gl);
  expect(actual.error).toBe(0);
  expectReference(prepared, actual, expected);
  expectClose([actual.weighted], [expected.loss], { relative: 1e-4 }, 'loss as evaluated');
}

/**
 * A shape finds faults in what models share (textures, slices, the order of draws), a model those in its own arithmetic. So each
 * shape is drawn by some of the models, others from shape to shape; in a thorough run all draw all.
 * @param times how many models draw a shape
 */
function suite(
  models: readonly (typeof compiledModels)[number][],
  times: number,
  drawn: Readonly<Record<string, Partial<FusedTrial>>> = shapes,
): void {
  const draws = (model: number, shape: number) =>
    thorough || Array.from({ length: times }, (_, k) => (shape + 2 * k) % models.length).includes(model);
  describe.each(models.map((model, k) => ({ ...model, k })))('$cell $options', ({ k, ...model }) => {
    for (const [name, change] of Object.entries(drawn).filter((_shape, at) => draws(k, at)))
      test(`loss, answers and all gradients equal the reference: ${name}`, () =>
        check({ ...smallTrial, ...model, ...change }));
  });
}

suite(fusableCells, 1);
suite(
  parallelModels.filter(({ cell }) => cell !== 'attention'),
  1,
);

/** Software takes seconds to compile all that attention draws with, so only shapes are drawn that are odd for it. */
const oddForAttention = new Set([
  'a batch that is no multiple of four',
  'one unit',
  'one step',
  'three layers',
  'classes, and symbols as the input',
  'four textures written at most, a batch of 17',
  'textures too small for all steps',
]);
suite(
  parallelModels.filter(({ cell }) => cell === 'attention'),
  1,
  Object.fromEntries(Object.entries(shapes).filter(([name]) => thorough || oddForAttention.has(name))),
);

const cuts: Readonly<Record<string, Partial<FusedTrial>>> = {
  ...truncatedShapes,
  'four textures written at most': { truncate: 3, limits: { outputs: 4 } },
};
describe.each(recurrentModels.map((model, k) => ({ ...model, k })))(
  '$cell $options, truncated',
  ({ k, ...model }) => {
    for (const [name, change] of Object.entries(cuts).filter((_cut, at) => thorough || at % 3 === k % 3))
      test(`the gradient is that of the reference: ${name}`, () => {
        const prepared = prepare({ ...smallTrial, ...model, ...change });
        const actual = byFused(prepared, gl);
        expect(actual.error).toBe(0);
        expectTruncated(prepared, actual, byReference(prepared));
      });
  },
);

test.each<Pick<FusedTrial, 'cell' | 'options'>>([
  { cell: 'lstm', options: { forget: 'one' } },
  { cell: 'mingru', options: {} },
])('$cell: chunks as long as the sequence change no bit', (model) => {
  const [whole, ...same] = uncut({ ...smallTrial, ...model }).map((trial) => {
    const { loss, gradient, answers, after } = byFused(prepare(trial), gl);
    return { loss, gradient, answers, after };
  });
  for (const one of same) expect(one).toEqual(whole);
});

test.each(['sgd', 'momentum', 'rmsprop', 'adam'] as const)(
  '%s with clipping: parameters and moments after a step equal the reference',
  (optimizer) => {
    const prepared = prepare({ ...smallTrial, cell: 'lstm', optimizer });
    expectReferenceUpdate(prepared, byReference(prepared).gradient, byFused(prepared, gl).after);
  },
);
