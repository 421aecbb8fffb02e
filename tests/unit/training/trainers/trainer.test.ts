import { expect, test } from 'vitest';
import { defaultExperiment } from '../../../../src/config/index.ts';
import { findModel } from '../../../../src/models/index.ts';
import { findTask } from '../../../../src/tasks/index.ts';
import { lossOf } from '../../../../src/training/rules/losses.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { lengthsProblem } from '../../../../src/training/questions/lengths.ts';
import { readScore } from '../../../../src/training/questions/score.ts';
import { sampleText } from '../../../../src/training/questions/sample.ts';
import { createRandom } from '../../../../src/math/random.ts';
import { padded } from '../../../../src/training/rules/batchSlices.ts';
import { ReferenceTrainer as Trainer } from '../../../../src/training/trainers/reference.ts';
import type { Checkpoint } from '../../../../src/training/trainers/checkpoint.ts';
import { defaultsOf, type OptionValues } from '../../../../src/options/option.ts';
import { tf } from '../../../fixtures/cpu.ts';
import { evaluateLengths } from '../../../fixtures/lengths.ts';

async function trainerFor(
  choice: { task?: string; cell?: string; options?: OptionValues; onProgress?: () => void } = {},
  checkpoint?: Checkpoint,
): Promise<Trainer> {
  const task = findTask(choice.task ?? 'adding')!;
  const model = findModel(choice.cell ?? 'gru')!;
  const experiment = {
    ...defaultExperiment(),
    task: task.id,
    taskOptions: { ...defaultsOf(task.options), length: 6, ...choice.options },
    cell: model.id,
    cellOptions: defaultsOf(model.options),
    hiddenSize: 5,
    batchSize: 3,
  };
  const problem = await task.create(experiment.taskOptions);
  const network = new Network(tf, model, problem, experiment);
  return new Trainer(network, experiment, { ...experiment }, checkpoint, choice.onProgress);
}

function trainSteps(trainer: Trainer, count: number): Float32Array {
  for (let k = 0; k < count; k++) trainer.train();
  return trainer.readLosses();
}

test('a trainer resumed from a checkpoint goes on exactly as it would have', async () => {
  const whole = await trainerFor();
  const losses = trainSteps(whole, 12);
  const first = await trainerFor();
  trainSteps(first, 5);
  const resumed = await trainerFor({}, first.checkpoint());
  expect(resumed.step).toBe(5);
  expect(trainSteps(resumed, 7)).toEqual(losses.slice(5));
  expect(resumed.evaluate()).toEqual(whole.evaluate());
  for (const trainer of [whole, first, resumed]) trainer.dispose();
});

test('held-out sequences read in parts are judged as if read at once', async () => {
  const trainer = await trainerFor();
  const { network, heldOut } = trainer;
  const atOnce = tf.tidy(() => {
    const { outputs } = network.forward(trainer.views(), network.inputsOf(heldOut));
    const { targets, mask } = network.targetsOf(heldOut);
    return lossOf(tf, network.problem.loss, outputs, targets, mask).dataSync()[0]!;
  });
  expect(heldOut.batchSize).toBe(32);
  expect(trainer.evaluate().loss).toBeCloseTo(atOnce, 6);
  trainer.dispose();
});

test('signs of life come during the first step, on the way forward and on the way back', async () => {
  let signs = 0;
  const trainer = await trainerFor({ onProgress: () => signs++ });
  trainer.train();
  expect(signs).toBeGreaterThan(6);
  trainer.dispose();
});

test('signs of life come while long sequences are judged', async () => {
  let signs = 0;
  const trainer = await trainerFor({ onProgress: () => signs++ });
  trainSteps(trainer, 3);
  signs = 0;
  evaluateLengths(trainer, [200], 4);
  expect(signs).toBeGreaterThan(10);
  trainer.dispose();
});

test('signs of life change no number', async () => {
  const quiet = await trainerFor();
  const telling = await trainerFor({ onProgress: () => undefined });
  expect(trainSteps(telling, 4)).toEqual(trainSteps(quiet, 4));
  for (const trainer of [quiet, telling]) trainer.dispose();
});

test('text written on by the network is drawn from its symbols, the same for the same step', async () => {
  const trainer = await trainerFor({ task: 'text' });
  const write = () => sampleText(trainer, 7, 0.8, () => Promise.resolve(true));
  const sample = (await write())!;
  const { problem } = trainer.network;
  expect([...sample.text]).toHaveLength(problem.generate!.length);
  expect(await write()).toEqual(sample);
  trainer.dispose();
});

test('writing can be given up in the middle without leaving a tensor behind', async () => {
  const trainer = await trainerFor({ task: 'text' });
  const before = tf.memory().numTensors;
  expect(await sampleText(trainer, 7, 0.8, () => Promise.resolve(false))).toBeNull();
  expect(tf.memory().numTensors).toBe(before);
  trainer.dispose();
});

test('judging the held-out batch says what an evaluation says', async () => {
  const trainer = await trainerFor();
  trainSteps(trainer, 3);
  expect(trainer.judge(trainer.heldOut)).toEqual(trainer.evaluate());
  trainer.dispose();
});

test('an evaluation judges the test data too, where the task has some, and only there', async () => {
  const trainer = await trainerFor({ task: 'forecast', options: { length: 12 } });
  trainSteps(trainer, 3);
  const { test: tested, ...validation } = trainer.evaluate();
  const { network } = trainer;
  expect(network.test!.inputs).not.toEqual(trainer.heldOut.inputs);
  expect(tested!.loss).toBeCloseTo(trainer.judge(network.test!).loss, 5);
  expect(validation.loss).toBeCloseTo(trainer.judge(trainer.heldOut).loss, 5);
  trainer.dispose();
  const other = await trainerFor();
  expect(other.evaluate()).not.toHaveProperty('test');
  other.dispose();
});

test('lengths are judged on data of their own, the same for the same step, without leaving a tensor behind', async () => {
  const trainer = await trainerFor({ task: 'parity' });
  trainSteps(trainer, 3);
  const before = tf.memory().numTensors;
  const lengths = [1, 6, 40, 1000];
  const results = evaluateLengths(trainer, lengths, 20);
  expect(results.map(({ length }) => length)).toEqual(lengths);
  expect(results.every(({ loss, metric }) => Number.isFinite(loss) && metric >= 0 && metric <= 1)).toBe(true);
  expect(evaluateLengths(trainer, lengths, 20)).toEqual(results);
  expect(evaluateLengths(trainer, [40], 20)).toEqual([results[2]]);
  expect(tf.memory().numTensors).toBe(before);
  trainer.dispose();
});

test('a length that is not to be judged is refused with its limits', async () => {
  const trainer = await trainerFor({ task: 'parity' });
  for (const length of [0, 2.5, 1001, NaN])
    expect(lengthsProblem(trainer.network.problem.lengths, [6, length])).toBe(
      `The length ${length} is no whole number from 1 to 1000.`,
    );
  expect(lengthsProblem(trainer.network.problem.lengths, [1, 6, 1000])).toBeUndefined();
  trainer.dispose();
});

test('what pads a shorter sequence changes no answer that counts', async () => {
  const trainer = await trainerFor({ task: 'parity', options: { length: 9, shortest: 2, answer: 'end' } });
  const short = trainer.network.problem.atLength(createRandom(3), 5, 4);
  const judged = trainer.judge(padded(short, 9));
  expect(judged.loss).toBeCloseTo(trainer.judge(short).loss, 6);
  expect(judged.metric).toBe(trainer.judge(short).metric);
  trainer.dispose();
});

test('an example is shown up to its own end', async () => {
  const trainer = await trainerFor({ task: 'adding', options: { length: 12, shortest: 2 } });
  const { heldOut } = trainer;
  const ends = new Set<number>();
  for (let example = 0; example < 12; example++) {
    const { timeSteps, units, inputs, targets, mask, outputs, lanes } = readScore(trainer, example);
    const row = heldOut.mask.subarray(example * 12, (example + 1) * 12);
    expect(timeSteps).toBe(row.lastIndexOf(1) + 1);
    expect([units, inputs.length, targets.length, outputs.length]).toEqual([
      5,
      2 * timeSteps,
      timeSteps,
      timeSteps,
    ]);
    expect(mask.at(-1)).toBe(1);
    for (const { values } of lanes) expect(values).toHaveLength(units * timeSteps);
    expect(inputs).toEqual(heldOut.inputs.slice(example * 24, example * 24 + 2 * timeSteps));
    ends.add(timeSteps);
  }
  expect(ends.size).toBeGreaterThan(3);
  trainer.dispose();
});
