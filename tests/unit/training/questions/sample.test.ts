/** Writing on, with every model: what is carried along must give the text that reading everything anew at each symbol gives. */
import { expect, test } from 'vitest';
import { defaultExperiment } from '../../../../src/config/index.ts';
import { createRandom, STREAM } from '../../../../src/math/random.ts';
import { findModel, models } from '../../../../src/models/index.ts';
import type { Tensor3D } from '../../../../src/models/ops.ts';
import { defaultsOf, type OptionValues } from '../../../../src/options/option.ts';
import { text } from '../../../../src/tasks/text.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { sampleText } from '../../../../src/training/questions/sample.ts';
import { answerOf } from '../../../fixtures/loops.ts';
import { tf } from '../../../fixtures/cpu.ts';

const LENGTH = 7;
const TEMPERATURE = 0.8;
const SEED = 7;

async function trainerOf(cell: string, options: OptionValues = {}): Promise<ReferenceTrainer> {
  const model = findModel(cell)!;
  const experiment = {
    ...defaultExperiment(),
    task: 'text',
    taskOptions: { ...defaultsOf(text.options), length: LENGTH },
    cell,
    cellOptions: { ...defaultsOf(model.options), ...options },
    hiddenSize: 5,
    batchSize: 3,
    learningRate: 0.05,
  };
  const problem = await text.create(experiment.taskOptions);
  const network = new Network(
    tf,
    model,
    { ...problem, generate: { ...problem.generate!, length: 40 } },
    experiment,
  );
  const trainer = new ReferenceTrainer(network, experiment, { ...experiment });
  for (let step = 0; step < 5; step++) trainer.train();
  return trainer;
}

/** The largest of logits / temperature + Gumbel noise, as `sampleText` draws it. */
function draw(logits: Float32Array, noise: readonly number[]): number {
  let best = 0;
  const value = (k: number) => Math.fround(logits[k]! / TEMPERATURE) + noise[k]!;
  for (let k = 1; k < logits.length; k++) if (value(k) > value(best)) best = k;
  return best;
}

/** Reads from the beginning at every symbol; where the model looks back at all it carries, from where it began anew. */
function naive(trainer: ReferenceTrainer): string {
  const { network } = trainer;
  const { generate, input, inputSize, outputSize, timeSteps } = network.problem;
  const random = createRandom(SEED, STREAM.sample, trainer.step);
  const fed = [...generate!.prompt];
  const written: number[] = [];
  let start = 0;
  for (let position = 0; position < generate!.prompt.length + generate!.length - 1; position++) {
    if (network.model.carryGrows && position - start === timeSteps)
      start = position - Math.floor(timeSteps / 2);
    const read = fed.slice(start, position + 1);
    const logits = tf.tidy(() => {
      const x = tf.reshape(tf.oneHot(tf.tensor1d(read, 'int32'), inputSize), [1, read.length, inputSize]);
      const { outputs } = network.forward(trainer.views(), tf.cast(x, 'float32') as Tensor3D);
      return outputs.dataSync<'float32'>().slice(-outputSize);
    });
    const noise = Array.from({ length: outputSize }, () => -Math.log(-Math.log(random.uniform(1e-7, 1))));
    const symbol = draw(logits, noise);
    if (position < generate!.prompt.length - 1) continue;
    fed.push(symbol);
    written.push(symbol);
  }
  return written.map((k) => (input.kind === 'symbols' ? input.symbols[k]! : '')).join('');
}

const cases: readonly (readonly [string, OptionValues])[] = [
  ...models.map(({ id }) => [id, {}] as const),
  ['feedforward', { window: 4 }],
  ['attention', { position: 'learned' }],
];

test.each(cases)('%s %o writes what reading all of it anew would write', async (cell, options) => {
  const trainer = await trainerOf(cell, options);
  const before = tf.memory().numTensors;
  const sample = await sampleText(trainer, SEED, TEMPERATURE, () => Promise.resolve(true));
  expect(sample!.text).toBe(naive(trainer));
  expect([...sample!.text]).toHaveLength(40);
  expect(tf.memory().numTensors).toBe(before);
  expect(sample!.symbols.join('')).toBe(sample!.text);
  expect(sample!.chances).toHaveLength(40);
  expect(sample!.chances.every((chance) => chance > 0 && chance < 1)).toBe(true);
  trainer.dispose();
});

test('a typed beginning is read, and what the network does not know is said', async () => {
  const trainer = await trainerOf('gru');
  const asked = (prompt: string) =>
    answerOf(trainer, { kind: 'sample', prompt }, { goOn: () => Promise.resolve(true) });
  const found = await asked('The Queen said');
  expect(found).toMatchObject({ prompt: 'The Queen said' });
  expect(await asked('Fuß 漢')).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining('does not have “ß”, “漢”, so'),
  });
  trainer.dispose();
});

test('a network with attention is never asked about a place beyond the trained length', async () => {
  const trainer = await trainerOf('attention');
  const { network } = trainer;
  const forward = network.forward.bind(network);
  const reached: number[] = [];
  network.forward = (parameters, inputs, extra) => {
    reached.push((extra?.carry?.[0]?.['k']?.shape[1] ?? 0) + inputs.shape[1]);
    return forward(parameters, inputs, extra);
  };
  await sampleText(trainer, SEED, TEMPERATURE, () => Promise.resolve(true));
  expect(Math.max(...reached)).toBe(LENGTH);
  // Once for each symbol, and once more for each time it begins anew.
  expect(reached.length).toBeLessThan(1.4 * (6 + 40));
  trainer.dispose();
});
