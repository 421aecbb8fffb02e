/** Free runs while the loop trains and while it rests. */
import { expect, test } from 'vitest';
import type { Backend } from '../../../../src/backend/select.ts';
import { defaultExperiment } from '../../../../src/config/index.ts';
import { findModel } from '../../../../src/models/index.ts';
import { defaultsOf } from '../../../../src/options/option.ts';
import { forecast } from '../../../../src/tasks/forecast.ts';
import type { Found } from '../../../../src/training/questions/kinds.ts';
import { TrainingLoop } from '../../../../src/training/run/loop.ts';
import type { LoopSink } from '../../../../src/training/run/loopParts.ts';
import { Network } from '../../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { tf } from '../../../fixtures/cpu.ts';

const backend: Backend = {
  device: { backend: 'cpu', name: 'Node', software: false, reason: 'It is a test.' },
  isLost: () => false,
};

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

/** A loop whose clock the test moves, and what it has said. */
async function loopOf() {
  const experiment = {
    ...defaultExperiment(),
    task: 'forecast',
    taskOptions: { ...defaultsOf(forecast.options), length: 8 },
    cell: 'rnn',
    cellOptions: defaultsOf(findModel('rnn')!.options),
    hiddenSize: 2,
    batchSize: 2,
  };
  const problem = await forecast.create(experiment.taskOptions);
  const network = new Network(tf, findModel('rnn')!, problem, experiment);
  const trainer = new ReferenceTrainer(network, experiment, { ...experiment });
  const runs: Found<'freeRun'>[] = [];
  const pauses: number[] = [];
  const nothing = () => undefined;
  const sink: LoopSink = {
    losses: nothing,
    evaluation: nothing,
    answer: (_id, _step, found) => runs.push(found as Found<'freeRun'>),
    send: nothing,
    snapshot: nothing,
    checkpoint: nothing,
    paused: (step) => pauses.push(step),
    diverged: nothing,
  };
  const tools = {
    backend,
    stillSound: () => true,
    alive: nothing,
    yieldToMessages: turn,
    now: () => performance.now(),
  };
  const loop = new TrainingLoop({ trainer }, sink, tools, { changes: [] });
  let last = 0;
  /** Watches a run from there, in the place of the one before. */
  const continueFrom = (from: number) => {
    loop.forget(last);
    loop.watch(++last, { kind: 'freeRun', from }, {});
  };
  let failure: unknown;
  loop.onFailure = (error) => (failure = error);
  loop.begin();
  return { loop, continueFrom, trainer, runs, pauses, failure: () => failure };
}

test('nothing runs free before it is asked for', async () => {
  const { loop, runs } = await loopOf();
  await loop.single();
  await turn();
  expect(runs).toEqual([]);
  await loop.dispose();
});

test('at rest it runs free at once, and again after a step and with another place', async () => {
  const { loop, continueFrom, runs, failure } = await loopOf();
  continueFrom(100);
  await until(() => runs.length === 1);
  await loop.single();
  await until(() => runs.length === 2);
  continueFrom(120);
  await until(() => runs.length === 3);
  expect(runs.map(({ step, from }) => [step, from])).toEqual([
    [0, 100],
    [1, 100],
    [1, 120],
  ]);
  expect(failure()).toBeUndefined();
  await loop.dispose();
});

test('while it trains it runs free where it is asked to and now and then, and once more when it is paused', async () => {
  const { loop, continueFrom, trainer, runs, pauses, failure } = await loopOf();
  loop.play();
  await until(() => trainer.step > 3);
  continueFrom(200);
  await until(() => runs.length >= 2);
  expect(runs[1]!.step).toBeGreaterThan(runs[0]!.step);
  expect(runs[0]!.from).toBe(200);
  loop.pause();
  await until(() => pauses.length === 1);
  await until(() => runs.at(-1)!.step === pauses[0]);
  expect(failure()).toBeUndefined();
  await loop.dispose();
});

test('whoever presses Play does not wait for a free run, which comes while it trains', async () => {
  const { loop, continueFrom, trainer, runs } = await loopOf();
  continueFrom(200);
  loop.play();
  await until(() => trainer.step > 0);
  await until(() => runs.length > 0);
  expect(runs[0]!.step).toBeGreaterThan(0);
  await loop.dispose();
});

test('a loop that is over runs free no more', async () => {
  const { loop, continueFrom, runs } = await loopOf();
  continueFrom(200);
  await loop.dispose();
  continueFrom(210);
  await turn();
  expect(runs).toEqual([]);
});
