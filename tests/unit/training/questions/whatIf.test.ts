/** Examples read as they are not: changed by hand, changed on, or by the network as it was. */
import { describe, expect, test } from 'vitest';
import { defaultExperiment } from '../../../../src/config/index.ts';
import { findModel, models } from '../../../../src/models/index.ts';
import type { Interventions } from '../../../../src/models/interventions.ts';
import { defaultsOf } from '../../../../src/options/option.ts';
import { findTask } from '../../../../src/tasks/index.ts';
import type { Found, Question, KindId } from '../../../../src/training/questions/kinds.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import type { Readout } from '../../../../src/training/trainers/readings.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { rowsOf } from '../../../../src/training/rules/batchSlices.ts';
import { readScore } from '../../../../src/training/questions/score.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { answerOf } from '../../../fixtures/loops.ts';
import { tf } from '../../../fixtures/cpu.ts';

async function trainerFor(cell: string, taskId = 'adding', steps = 3): Promise<ReferenceTrainer> {
  const task = findTask(taskId)!;
  const model = findModel(cell)!;
  const experiment = {
    ...defaultExperiment(),
    task: task.id,
    taskOptions: { ...defaultsOf(task.options), length: 8 },
    cell,
    cellOptions: defaultsOf(model.options),
    hiddenSize: 5,
    batchSize: 3,
  };
  const problem = await task.create(experiment.taskOptions);
  const network = new Network(tf, model, problem, experiment);
  const trainer = new ReferenceTrainer(network, experiment, { ...experiment });
  for (let step = 0; step < steps; step++) trainer.train();
  return trainer;
}

async function find<Kind extends KindId>(
  trainer: ReferenceTrainer,
  question: Question<Kind>,
): Promise<Found<Kind>> {
  const found = await answerOf(trainer, question);
  expect(found.kind).toBe(question.kind);
  return found as unknown as Found<Kind>;
}

/** All that is before a step: lanes and outputs. */
function before({ timeSteps, outputs, lanes }: Readout, step: number): Float32Array[] {
  const upTo = (values: Float32Array) => values.slice(0, (values.length / timeSteps) * step);
  return [upTo(outputs), ...lanes.map(({ values }) => upTo(values))];
}

describe.each(models.map(({ id }) => id))('%s', (cell) => {
  test('reads an example without a change as the score does, to the last bit', async () => {
    const trainer = await trainerFor(cell);
    const shown = readScore(trainer, 2);
    const found = await find(trainer, { kind: 'whatIf', example: 2, inputs: shown.inputs.slice() });
    expect(found.score).toEqual(shown);
    expect(found.beside).toEqual(shown);
    expect(found.answers).toBe('right');
  });

  test('reads what is before a change as if there were none, to the last bit', async () => {
    const trainer = await trainerFor(cell);
    const inputs = readScore(trainer, 1).inputs.slice();
    inputs[2 * 5] = inputs[2 * 5]! > 0.5 ? 0 : 1;
    const { score, beside } = await find(trainer, { kind: 'whatIf', example: 1, inputs });
    expect(before(score, 5)).toEqual(before(beside!, 5));
    expect(score.lanes[0]!.values).not.toEqual(beside!.lanes[0]!.values);
    expect(score.inputs).toEqual(inputs);
  });

  test('reads by the network as it was what it read then', async () => {
    const trainer = await trainerFor(cell, 'adding', 2);
    const then = readScore(trainer, 0);
    const snapshot = { step: 2, parameters: trainer.readParameters() };
    for (let step = 0; step < 4; step++) trainer.train();
    expect(readScore(trainer, 0).outputs).not.toEqual(then.outputs);
    const found = await find(trainer, { kind: 'whatIf', example: 0, snapshot });
    expect(found.score).toEqual(then);
    expect(found.beside).toBeUndefined();
  });

  test('compares what interventions do with the original reading, and leaves the network alone', async () => {
    const trainer = await trainerFor(cell);
    const parameters = trainer.readParameters();
    const interventions: Interventions = [{ kind: 'zero', layer: 0, unit: 2 }];
    const { score, beside } = await find(trainer, { kind: 'whatIf', example: 0, interventions });
    expect(score.lanes[0]!.values.filter((_, k) => k % 5 === 2)).toEqual(new Float32Array(8));
    expectClose(beside!.outputs, readScore(trainer, 0).outputs, { relative: 1e-6 });
    expect(score.outputs).not.toEqual(beside!.outputs);
    expect(trainer.readParameters()).toEqual(parameters);
  });
});

test('what is right for changed inputs is said by the task where it can, and told apart where it cannot', async () => {
  const trainer = await trainerFor('gru', 'parity');
  const shown = readScore(trainer, 0);
  const flipped = shown.inputs.slice();
  flipped[3] = 1 - flipped[3]!;
  const parity = await find(trainer, { kind: 'whatIf', example: 0, inputs: flipped });
  let odd = 0;
  expect([...parity.score.targets]).toEqual([...flipped].map((bit) => (odd ^= bit)));
  expect(parity.answers).toBe('right');
  expect(parity.beside!.targets).toEqual(shown.targets);

  const adding = await trainerFor('gru');
  const unmarked = readScore(adding, 0).inputs.map((value, k) => (k % 2 === 0 ? value : 0));
  const found = await find(adding, { kind: 'whatIf', example: 0, inputs: unmarked });
  expect(found.answers).toBe('original');
  expect(found.score.targets).toEqual(readScore(adding, 0).targets);
});

test.each<[string, Interventions | undefined]>([
  ['as they are', undefined],
  ['changed on', [{ kind: 'clamp', layer: 0, gate: 'f', value: 0, steps: [4, 4] }]],
])('gradients of networks of the past, %s, are those of the network that was', async (_, interventions) => {
  const trainer = await trainerFor('lstm');
  const readGradients = await trainer.gradientReader();
  const question = { kind: 'whatIf', example: 2, ...(interventions && { interventions }) } as const;
  const then = await answerOf(trainer, question, { readGradients });
  if (then.kind !== 'whatIf') throw new Error(then.kind);
  expect(then.score.gradients!.hidden[0]!.length).toBe(8);
  if (!interventions) expect(then.score.gradients).toEqual(readScore(trainer, 2, readGradients).gradients);
  // What is forgotten at a step hands less of the gradient back through it.
  else expect(then.score.gradients!.hidden[0]![1]!).toBeLessThan(then.beside!.gradients!.hidden[0]![1]!);
  const snapshot = { step: trainer.step, parameters: trainer.readParameters() };
  trainer.train();
  expect(await answerOf(trainer, { ...question, snapshot }, { readGradients })).toEqual(then);
});

test('inputs that do not fit the example are refused with a sentence', async () => {
  const trainer = await trainerFor('gru');
  const finding = await answerOf(trainer, { kind: 'whatIf', example: 0, inputs: new Float32Array(3) });
  expect(finding).toMatchObject({
    kind: 'refused',
    sentence: expect.stringMatching(/^The example has changed/),
  });
});

test.each(['adding', 'parity', 'order'])(
  'the losses of %s one by one are those of each example judged alone',
  async (task) => {
    const trainer = await trainerFor('gru', task);
    const { losses, step } = await find(trainer, { kind: 'losses' });
    expect(step).toBe(3);
    expect(losses).toHaveLength(trainer.heldOut.batchSize);
    const alone = Array.from({ length: 5 }, (_, k) => trainer.judge(rowsOf(trainer.heldOut, k, k + 1)).loss);
    expectClose(losses.subarray(0, 5), alone, { relative: 1e-5 });
  },
);

test('interventions are judged on all held-out examples beside the original network', async () => {
  const trainer = await trainerFor('lstm', 'parity');
  const nothing = await find(trainer, { kind: 'interventions', interventions: [] });
  expect(nothing.original).toEqual(trainer.evaluate());
  expectClose([nothing.changed.loss], [nothing.original.loss], { relative: 1e-5 });

  // With every unit silent the answer is the head's bias, whatever was read: worked out by hand.
  const interventions: Interventions = Array.from({ length: 5 }, (_, unit) => ({
    kind: 'zero',
    layer: 0,
    unit,
  }));
  const { changed } = await find(trainer, { kind: 'interventions', interventions });
  const bias = trainer.readParameters().at(-1)!;
  const { targets, mask } = trainer.heldOut;
  const losses = targets.map((bit) => Math.log1p(Math.exp(bit === 1 ? -bias : bias)));
  expect(mask.every((counts) => counts === 1)).toBe(true);
  expectClose([changed.loss], [losses.reduce((sum, loss) => sum + loss, 0) / losses.length], {
    relative: 1e-5,
  });
  const right = targets.filter((bit) => bit === Number(bias > 0)).length;
  expect(changed.metric).toBeCloseTo(right / targets.length, 6);

  const snapshot = { step: 3, parameters: trainer.readParameters() };
  trainer.train();
  const then = await find(trainer, { kind: 'interventions', interventions, snapshot });
  expect(then).toMatchObject({ step: 3, changed });
});

test('no tensor is left behind', async () => {
  const trainer = await trainerFor('lstm');
  const { numTensors } = tf.memory();
  const interventions: Interventions = [{ kind: 'clamp', layer: 0, gate: 'f', value: 0 }];
  const snapshot = { step: 3, parameters: trainer.readParameters() };
  await find(trainer, { kind: 'whatIf', example: 0, interventions, snapshot });
  await find(trainer, { kind: 'losses' });
  await find(trainer, { kind: 'interventions', interventions, snapshot });
  expect(tf.memory().numTensors).toBe(numTensors);
});
