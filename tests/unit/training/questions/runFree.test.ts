/** A network that runs on by itself, against recurrences that are computed by hand. */
import { expect, test } from 'vitest';
import { defaultExperiment, type Experiment } from '../../../../src/config/index.ts';
import { findModel } from '../../../../src/models/index.ts';
import type { Model } from '../../../../src/models/model.ts';
import type { Tensor2D, Tensor3D } from '../../../../src/models/ops.ts';
import { defaultsOf } from '../../../../src/options/option.ts';
import { forecast } from '../../../../src/tasks/forecast.ts';
import { tasks } from '../../../../src/tasks/index.ts';
import { runFree } from '../../../../src/training/questions/runFree.ts';
import type { Found } from '../../../../src/training/questions/kinds.ts';
import { startsOf } from '../../../../src/training/questions/freeRun.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { answerOf } from '../../../fixtures/loops.ts';
import { tf } from '../../../fixtures/cpu.ts';

const T = 8;
const goOn = () => Promise.resolve(true);

async function trainerOf(model: Model, parameters?: Float32Array, changes: Partial<Experiment> = {}) {
  const experiment: Experiment = {
    ...defaultExperiment(),
    task: 'forecast',
    taskOptions: { ...defaultsOf(forecast.options), length: T },
    cell: model.id,
    cellOptions: defaultsOf(model.options),
    hiddenSize: 1,
    batchSize: 3,
    ...changes,
  };
  const problem = await forecast.create(experiment.taskOptions);
  const network = new Network(tf, model, problem, experiment);
  const checkpoint = parameters && { step: 5, parameters, moments: [parameters, parameters] };
  return new ReferenceTrainer(network, experiment, { ...experiment }, checkpoint);
}

/** Two beginnings, `[2, T]`. */
const inputs = Float32Array.from({ length: 2 * T }, (_, k) => Math.sin(k) / 2);
const beginnings = { batchSize: 2, timeSteps: T, inputs };

test('a simple RNN of one unit goes on as its equation does', async () => {
  const trainer = await trainerOf(findModel('rnn')!);
  const { parameters } = trainer.checkpoint();
  trainer.dispose();
  const weights = parameters.map((_, k) => [0.9, -0.7, 0.2, 0.8, -0.1, 0.05][k]!);
  const given = await trainerOf(findModel('rnn')!, weights);
  const named = new Map(
    given.network.specs.map(({ name }, k) => {
      const sizes = given.network.specs.map(({ shape }) => shape.reduce((a, b) => a * b, 1));
      const from = sizes.slice(0, k).reduce((a, b) => a + b, 0);
      return [name, weights.slice(from, from + sizes[k]!)] as const;
    }),
  );
  const sum = (part: string) =>
    [...named].filter(([name]) => name.endsWith(part)).reduce((total, [, [value]]) => total + value!, 0);
  const [toState, between, bias] = [sum('/weightIh'), sum('/weightHh'), sum('0/bias')];
  const [out, outBias] = [sum('head/weight'), sum('head/bias')];
  const said = (await runFree(given, beginnings, 20, goOn))!;
  for (let b = 0; b < 2; b++) {
    let state = 0;
    let answer = 0;
    const read = (value: number) => {
      state = Math.tanh(toState * value + between * state + bias);
      answer = out * state + outBias;
    };
    inputs.subarray(b * T, (b + 1) * T).forEach(read);
    for (let k = 0; k < 20; k++) {
      expect(said[b * 20 + k]).toBeCloseTo(answer, 5);
      read(answer);
    }
  }
  given.dispose();
});

/** Says 0.5 x_t − 0.4 x_{t−1} + 0.1 · (the mean of all that it reads): no state, and nothing beyond the window. */
function windowModel(carried: 'nothing' | 'more and more'): Model {
  return {
    ...findModel('rnn')!,
    carryGrows: carried === 'more and more',
    forward(ops, _, rows, { carry = [] }) {
      const before = carry[0]?.['read'] as Tensor3D | undefined;
      const read = before ? (ops.concat([before, rows], 1) as Tensor3D) : rows;
      const [batch, steps] = read.shape;
      const shifted = ops.concat(
        [ops.zeros([batch, 1, 1]), ops.slice(read, [0, 0, 0], [batch, steps - 1, 1])],
        1,
      );
      const mean = ops.mean(read, 1, true);
      const outputs = ops.add(
        ops.sub(ops.mul(read, ops.scalar(0.5)), ops.mul(shifted, ops.scalar(0.4))),
        ops.mul(mean, ops.scalar(0.1)),
      ) as Tensor3D;
      const state = { read: read as unknown as Tensor2D };
      return { outputs, traces: [], attention: [], carry: carried === 'nothing' ? [] : [state] };
    },
  };
}

test.each(['nothing', 'more and more'] as const)(
  'a model that carries %s reads the newest values anew, never more than at first',
  async (carried) => {
    const trainer = await trainerOf(windowModel(carried));
    const before = tf.memory().numTensors;
    const said = (await runFree(trainer, beginnings, 12, goOn))!;
    expect(tf.memory().numTensors).toBe(before);
    for (let b = 0; b < 2; b++) {
      const read = [...inputs.subarray(b * T, (b + 1) * T)];
      for (let k = 0; k < 12; k++) {
        const mean = read.reduce((sum, value) => sum + value, 0) / T;
        const answer = 0.5 * read.at(-1)! - 0.4 * read.at(-2)! + 0.1 * mean;
        expect(said[b * 12 + k]).toBeCloseTo(answer, 5);
        read.push(answer);
        read.shift();
      }
    }
    trainer.dispose();
  },
);

test('the first answer is what reading the window says, and it can be given up without leaving a tensor behind', async () => {
  const trainer = await trainerOf(findModel('gru')!, undefined, { hiddenSize: 5 });
  const before = tf.memory().numTensors;
  const one = { batchSize: 1, timeSteps: T, inputs: inputs.slice(0, T) };
  const [first] = (await runFree(trainer, one, 1, goOn))!;
  const none = new Float32Array(T);
  const { outputs } = trainer.read({ ...one, targets: none, mask: none });
  expect(first).toBeCloseTo(outputs.at(-1)!, 5);
  expect(await runFree(trainer, one, 40, () => Promise.resolve(false))).toBeNull();
  expect(tf.memory().numTensors).toBe(before);
  trainer.dispose();
});

test('a question is answered in the unit of the series, with errors over places of the held-out part', async () => {
  const trainer = await trainerOf(findModel('gru')!);
  const { freeRun, passage } = trainer.network.problem;
  const runFrom = async (from: number) =>
    (await answerOf(trainer, { kind: 'freeRun', from }, { goOn })) as Found<'freeRun'>;
  expect((await runFrom(1e9)).from).toBe(freeRun!.from[1]);
  const newest = await runFrom(freeRun!.from[1]);
  expect(newest.truth).toHaveLength(0);
  expect(newest.says.every(Number.isFinite)).toBe(true);
  expect(newest.plain.map(({ values }) => values.length)).toEqual(newest.plain.map(() => freeRun!.length));
  const run = await runFrom(300);
  const expected = passage!(300, freeRun!.length);
  expect(run).toMatchObject({ step: 0, from: 300, read: expected.read, truth: expected.truth });
  expect(run.says).toHaveLength(freeRun!.length);
  expect(Math.abs(run.says[0]! - expected.read.at(-1)!)).toBeLessThan(5);
  const starts = startsOf(trainer.network.problem, freeRun!.from[1] + 1);
  expect(run.starts).toBe(starts.length);
  expect(new Set(starts).size).toBe(starts.length);
  expect([starts[0], starts.at(-1)]).toEqual([freeRun!.heldOut - 1, freeRun!.from[1] - freeRun!.length]);
  // Persistence, counted anew.
  const squares = starts.map((from) => {
    const { read, truth } = passage!(from, 12);
    return (truth[11]! - read.at(-1)!) ** 2;
  });
  const same = run.errors.find(({ label }) => label === 'same as now')!;
  expect(same.values[11]).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length), 3);
  expect(await runFrom(300)).toEqual(run);
  trainer.dispose();
});

test('a problem without a series is refused', async () => {
  const adding = tasks[0]!;
  const experiment = { ...defaultExperiment(), hiddenSize: 2, batchSize: 2 };
  const network = new Network(tf, findModel('rnn')!, await adding.create(experiment.taskOptions), {
    ...experiment,
    cellOptions: defaultsOf(findModel('rnn')!.options),
  });
  const trainer = new ReferenceTrainer(network, experiment, { ...experiment });
  expect(await answerOf(trainer, { kind: 'freeRun', from: 3 })).toMatchObject({ kind: 'refused' });
  trainer.dispose();
});
