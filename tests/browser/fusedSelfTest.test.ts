/** The fused draws prove themselves on the device before they are trusted, and are given up for the reference where they fail. */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tfjs from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { Gpu } from '../../src/backend/kernels/gpu.ts';
import { tf } from '../../src/backend/tf.ts';
import { defaultExperiment, type Experiment } from '../../src/config/index.ts';
import { findModel } from '../../src/models/index.ts';
import { defaultsOf } from '../../src/options/option.ts';
import { findTask } from '../../src/tasks/index.ts';
import { Network } from '../../src/training/trainers/network.ts';
import type { TrainerForm } from '../../src/training/trainers/trainer.ts';
import { startTrainer } from '../../src/training/trainers/start.ts';
import { thorough } from '../fixtures/effort.ts';
import { newContext } from '../fixtures/fused.ts';

await tfjs.setBackend('cpu');

const base = { ...defaultExperiment(), taskOptions: { length: 8 }, hiddenSize: 6, batchSize: 7 };

/** Of all trainers, so that what several of them draw with is compiled once. */
const context = newContext();

/** Starts a trainer; `spoil` changes the text of every shader. */
async function start(
  changes: Partial<Experiment>,
  { spoil, form }: { spoil?: (text: string) => string; form?: TrainerForm } = {},
) {
  const experiment: Experiment = { ...base, ...changes };
  const task = findTask(experiment.task)!;
  const own = new Set(task.options.map(({ id }) => id));
  const taskOptions = {
    ...defaultsOf(task.options),
    ...Object.fromEntries(Object.entries(experiment.taskOptions).filter(([id]) => own.has(id))),
  };
  const problem = await task.create(taskOptions);
  const network = new Network(tf, findModel(experiment.cell)!, problem, experiment);
  let spoilt = 0;
  // oxlint-disable-next-line typescript/unbound-method -- called with `call` below
  const { program } = Gpu.prototype;
  Gpu.prototype.program = function (this: Gpu, text, samplers) {
    const changed = spoil?.(text) ?? text;
    if (changed !== text) spoilt++;
    return program.call(this, changed, samplers);
  };
  const device = { backend: 'webgl', name: '', software: true, reason: '' } as const;
  const backend = { device, context, isLost: () => context.isContextLost() };
  try {
    const started = await startTrainer(backend, network, experiment, { ...experiment }, form ? { form } : {});
    for (let step = 0; step < 3; step++) started.trainer.train();
    const losses = [...started.trainer.readLosses()];
    started.trainer.dispose();
    return { ...started, losses, spoilt };
  } finally {
    Gpu.prototype.program = program;
  }
}

const cells = [
  { cell: 'rnn', cellOptions: { activation: 'tanh' } },
  { cell: 'rnn', cellOptions: { activation: 'relu' } },
  { cell: 'lstm', cellOptions: { forget: 'one' } },
  { cell: 'gru', cellOptions: { reset: 'after' } },
  { cell: 'gru', cellOptions: { reset: 'before' } },
] as const;

const shapes: readonly Partial<Experiment>[] = [
  {},
  { layers: 2, hiddenSize: 33, optimizer: 'rmsprop' },
  { task: 'parity', optimizer: 'sgd', batchSize: 3 },
  { task: 'copy', taskOptions: { symbols: 4, lag: 5 }, optimizer: 'momentum' },
  { hiddenSize: 200, taskOptions: { length: 2 }, layers: 2 },
];

describe.each(cells.map((cell, k) => ({ ...cell, k })))('$cell $cellOptions', ({ k, ...cell }) => {
  // Two shapes of each cell, two cells of each shape; in a thorough run all.
  const drawn = shapes.filter((_, at) => thorough || at === k || at === (k + 2) % shapes.length);
  test.each(drawn)('is fused where its draws are right: %o', async (changes) => {
    expect(await start({ ...cell, ...changes })).toMatchObject({ form: 'fused' });
  });
});

test.each<Partial<Experiment>>([
  { cell: 'feedforward', cellOptions: { window: 1 }, layers: 2, hiddenSize: 33 },
  { cell: 'feedforward', cellOptions: { window: 3 }, task: 'copy', taskOptions: { symbols: 4, lag: 5 } },
  { cell: 'mingru', cellOptions: {}, layers: 2, taskOptions: { length: 20 } },
  { cell: 'attention', cellOptions: { heads: 2, position: 'learned' }, layers: 2 },
  { cell: 'attention', cellOptions: { heads: 3, position: 'sinusoid' }, hiddenSize: 33 },
])('a model that reads all steps at once is fused where its draws are right: %o', async (changes) => {
  expect(await start(changes)).toMatchObject({ form: 'fused' });
});

/** Each spoils one kind of draw, as a driver might. */
const faults: Record<string, [Partial<Experiment>, (text: string) => string]> = {
  'a gate on the way forward': [
    {},
    (text) => text.replace('vec4 o = sigmoid(sum3)', 'vec4 o = sigmoid(sum2)'),
  ],
  'a slope, which only the way back reads': [{}, (text) => text.replace('f * (1.0 - f)', 'f * (1.0 + f)')],
  'the gradient handed back': [{}, (text) => text.replace('vec4 dc = after_c * next_f', 'vec4 dc = after_c')],
  'the gradient by the weights': [
    {},
    (text) => text.replaceAll('row1[2] += dot(x1, d0_2)', 'row1[2] += dot(x0, d0_2)'),
  ],
  'the loss': [{}, (text) => text.replace('loss = error * error * weight', 'loss = abs(error) * weight')],
  'the update': [{}, (text) => text.replace('sqrt(squares)', 'squares')],
  'a window of steps': [
    { cell: 'feedforward', cellOptions: { window: 3 } },
    (text) => text.replace('(2 - back) * 2;', '(1 - back) * 2;'),
  ],
  'the gradient by units': [
    { cell: 'feedforward', cellOptions: { window: 1 } },
    (text) => text.replace('(1.0 - h_1 * h_1)', '(1.0 - h_1)'),
  ],
  'a scan over the steps': [
    { cell: 'mingru', cellOptions: {} },
    (text) => text.replace('left2 *= a2', 'left2 *= a1'),
  ],
  'what attention may look at': [
    { cell: 'attention', cellOptions: { heads: 2, position: 'sinusoid' } },
    (text) => text.replaceAll('<= step', '<= step + 1'),
  ],
  'the gradient by keys': [
    { cell: 'attention', cellOptions: { heads: 1, position: 'none' } },
    (text) => text.replace('out2 += p * v2', 'out2 += p * v1'),
  ],
  'a normalisation': [
    { cell: 'attention', cellOptions: { heads: 1, position: 'none' } },
    (text) => text.replace('- y1 * product', '- product'),
  ],
  'numbers of 16 bits': [
    {},
    (text) => text.replace('vec4 h = o * shown;', 'vec4 h = floor(o * shown * 2048.0 + 0.5) / 2048.0;'),
  ],
};

test.each(Object.keys(faults))(
  'a device that gets this wrong is not trusted with fused steps: %s',
  async (name) => {
    const [changes, spoil] = faults[name]!;
    const { form, sentence, losses, spoilt } = await start(changes, { spoil });
    expect(spoilt).toBeGreaterThan(0);
    expect(form).toBe('reference');
    expect(sentence).toBe(
      'Training steps could not be fused here, so TensorFlow.js computes them: on this graphics card they failed a numeric self-test.',
    );
    expect(losses.every(Number.isFinite)).toBe(true);
  },
);

test('the test leaves no trace in the run: its losses are those of a resumed run, which is not tested again', async () => {
  const [tested, resumed] = [await start({}), await start({}, { form: 'fused' })];
  expect(tested.losses).toEqual(resumed.losses);
});
