/** What a network answers to typed sources. */
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultExperiment } from '../../../../src/config/index.ts';
import { findModel, models } from '../../../../src/models/index.ts';
import { defaultsOf, type OptionValues } from '../../../../src/options/option.ts';
import { findTask } from '../../../../src/tasks/index.ts';
import { promptReply } from '../../../../src/training/questions/prompt.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { tf } from '../../../fixtures/cpu.ts';

async function trainerFor(
  task: string,
  options: OptionValues = {},
  cell = 'gru',
  cellOptions: OptionValues = {},
): Promise<ReferenceTrainer> {
  const found = findTask(task)!;
  const model = findModel(cell)!;
  const experiment = {
    ...defaultExperiment(),
    task,
    taskOptions: { ...defaultsOf(found.options), ...options },
    cell,
    cellOptions: { ...defaultsOf(model.options), ...cellOptions },
    hiddenSize: 12,
    batchSize: 8,
    learningRate: 0.02,
  };
  const problem = await found.create(experiment.taskOptions);
  return new ReferenceTrainer(new Network(tf, model, problem, experiment), experiment, { ...experiment });
}

/** The chances that a network gives at the last step of these symbols when it reads them all at once. */
function chancesAfter(trainer: ReferenceTrainer, symbols: readonly number[]): number[] {
  const inputs = Float32Array.from(symbols);
  const empty = new Float32Array(symbols.length);
  const batch = { batchSize: 1, timeSteps: symbols.length, inputs, targets: empty, mask: empty };
  const { outputs } = trainer.read(batch);
  return [...outputs.subarray(-trainer.network.problem.outputSize)];
}

describe.each(models.map(({ id }) => id))('a %s that writes', (cell) => {
  let trainer: ReferenceTrainer;
  beforeAll(async () => {
    trainer = await trainerFor('numbers', { digits: 2 }, cell);
    for (let step = 0; step < 15; step++) trainer.train();
  });

  test('says the likeliest symbol each time, with the chance that reading it all at once gives', () => {
    const { problem } = trainer.network;
    if (problem.ask?.answer.kind !== 'written' || problem.output.kind !== 'symbols')
      throw new Error('it writes');
    const { end, longest } = problem.ask.answer;
    const { symbols } = problem.output;
    const prompt = problem.encode!('forty-two');
    if ('sentence' in prompt) throw new Error('it can be read');

    const expected: { symbol: string; probability: number }[] = [];
    const read = [...prompt.symbols];
    let whole = 1;
    let ended = false;
    while (!ended && expected.length < longest) {
      const chances = chancesAfter(trainer, read);
      const best = chances.indexOf(Math.max(...chances));
      whole *= chances[best]!;
      ended = best === end;
      if (!ended) expected.push({ symbol: symbols[best]!, probability: chances[best]! });
      read.push(best);
    }

    const reply = promptReply(trainer, 'Forty-Two');
    if (reply.kind !== 'written') throw new Error('it answers in writing');
    expect(reply.read).toBe('forty-two→');
    expect(reply.ended).toBe(ended);
    expect(reply.written.map(({ symbol }) => symbol)).toEqual(expected.map(({ symbol }) => symbol));
    for (const [k, { probability }] of reply.written.entries())
      expect(probability).toBeCloseTo(expected[k]!.probability, 5);
    expect(reply.probability).toBeCloseTo(whole, 5);
  });
});

test('a network that never says the end stops at the longest answer there can be', async () => {
  const trainer = await trainerFor('dates', { formats: 'digits' });
  const reply = promptReply(trainer, '3.3.1998');
  if (reply.kind !== 'written') throw new Error('it answers in writing');
  if (!reply.ended) expect(reply.written).toHaveLength(11);
  expect(reply.written.length).toBeLessThanOrEqual(11);
});

test('a network that chooses gives the chance of every class, which add up to 1', async () => {
  const trainer = await trainerFor('language', { length: 8 });
  trainer.train();
  const reply = promptReply(trainer, 'Grüß Gott!');
  if (reply.kind !== 'class') throw new Error('it chooses');
  expect(reply.read).toBe('gruss gott');
  const prompt = trainer.network.problem.encode!('gruss gott');
  if ('sentence' in prompt) throw new Error('it can be read');
  for (const [k, chance] of chancesAfter(trainer, prompt.symbols).entries())
    expect(reply.chances[k]).toBeCloseTo(chance, 5);
  expect(reply.chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5);
});

test('what cannot be read gets the task’s sentence', async () => {
  const trainer = await trainerFor('dates');
  expect(promptReply(trainer, '😀')).toEqual({
    kind: 'refused',
    sentence: 'Here “😀” cannot stand in a date: use digits, English names and . , / - only.',
  });
});

test('a task without questions says so', async () => {
  const trainer = await trainerFor('parity', { length: 4 });
  expect(promptReply(trainer, '1')).toMatchObject({ kind: 'refused' });
});

test('weights that are no numbers give a sentence, not an answer', async () => {
  const trainer = await trainerFor('dates', { formats: 'digits' });
  trainer.live = { ...trainer.live, learningRate: NaN };
  trainer.train();
  expect(promptReply(trainer, '3.3.1998')).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining('diverged') as string,
  });
});

test('an answer leaves no tensor behind', async () => {
  const [writing, choosing] = [
    await trainerFor('numbers', { digits: 2 }),
    await trainerFor('language', { length: 8 }),
  ];
  const before = tf.memory().numTensors;
  promptReply(writing, 'forty-two');
  promptReply(choosing, 'buenos dias');
  promptReply(choosing, '');
  expect(tf.memory().numTensors).toBe(before);
});

test.each(['sinusoid', 'learned', 'none'])(
  'attention with positions "%s" answers sources longer than it was trained on',
  async (position) => {
    const choosing = await trainerFor('language', { length: 8 }, 'attention', { position });
    expect(promptReply(choosing, 'a phrase of very many words '.repeat(7))).toMatchObject({ kind: 'class' });
    const writing = await trainerFor('numbers', { digits: 2 }, 'attention', { position });
    const long = 'seven hundred and seventy-seven thousand seven hundred and seventy-seven';
    expect(promptReply(writing, long)).toMatchObject({ kind: 'written' });
  },
);
