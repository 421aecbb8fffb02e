/** Settings that change while the loop trains, the batch among them, and how far it may train. */
import { describe, expect, test } from 'vitest';
import { compileKernels } from '../../../../scripts/vite/assemblyScript.ts';
import type { Backend } from '../../../../src/backend/select.ts';
import { liveSettingsOf } from '../../../../src/config/index.ts';
import { batchFor } from '../../../../src/training/trainers/trainer.ts';
import '../../../fixtures/cpu.ts';
import { loopOn, plainBackend, tinyExperiment, turn, until } from '../../../fixtures/loops.ts';

const module = await WebAssembly.compile(new Uint8Array(await compileKernels('plain')));
const backends: Record<string, Backend> = {
  reference: plainBackend,
  compiled: {
    device: { backend: 'wasm', name: 'Node', software: false, reason: 'It is a test.' },
    isLost: () => false,
    wasm: { module, relaxed: false, rounding: 'twice' },
  },
};
const experiment = tinyExperiment();
const larger = { ...liveSettingsOf(experiment), batchSize: 16 };

describe.each(Object.entries(backends))('a batch that changes under way (%s)', (_form, backend) => {
  test('loses no step, and goes on as a run does that takes up the network with the new batch', async () => {
    const run = await loopOn(experiment, { backend });
    await run.steps(10);
    expect(run.loop.change(larger)).toEqual({ step: 11, settings: larger });
    const kept = run.checkpoints.at(-1)!;
    await run.steps(30);
    expect([...run.losses.keys()]).toEqual(Array.from({ length: 40 }, (_, k) => k + 1));
    const { trainer } = run.loop;
    expect(trainer.experiment.batchSize).toBe(16);
    expect(batchFor(trainer.network.problem, trainer.experiment, 12).batchSize).toBe(16);
    const other = await loopOn({ ...experiment, batchSize: 16 }, { backend, checkpoint: kept });
    await other.steps(30);
    const from = (losses: Map<number, number>) => [...losses].filter(([step]) => step > 10);
    expect(from(run.losses)).toEqual(from(other.losses));
    await run.loop.dispose();
    await other.loop.dispose();
  });

  test('is made again at its step by a run that recovers from before or after it, to the last bit', async () => {
    const whole = await loopOn(experiment, { backend });
    await whole.steps(10);
    const before = whole.checkpoints.at(-1)!;
    const change = whole.loop.change(larger, 16);
    expect(change.step).toBe(16);
    await whole.steps(20);
    const after = whole.checkpoints.at(-1)!;
    await whole.steps(20);
    for (const checkpoint of [before, after]) {
      const again = await loopOn(experiment, { backend, changes: [change], checkpoint });
      await again.steps(50 - checkpoint.step);
      const expected = [...whole.losses].filter(([step]) => step > checkpoint.step);
      expect([...again.losses]).toEqual(expected);
      expect(again.evaluations.get(40)!.loss).toBe(whole.evaluations.get(40)!.loss);
      await again.loop.dispose();
    }
    await whole.loop.dispose();
  });

  test('is there at rest already, for whoever looks at the next step', async () => {
    const run = await loopOn(experiment, { backend });
    run.loop.change(larger);
    await run.loop.changeAtRest();
    expect(run.loop.trainer.experiment.batchSize).toBe(16);
    expect(run.loop.step).toBe(0);
    run.loop.change({ ...larger, batchSize: 32 }, 5);
    await run.loop.changeAtRest();
    expect(run.loop.trainer.experiment.batchSize).toBe(16);
    await run.loop.dispose();
  });

  test('is judged on the same held-out sequences as before', async () => {
    const run = await loopOn(experiment, { backend });
    const { heldOut } = run.loop.trainer;
    run.loop.change({ ...larger, batchSize: 64 });
    await run.steps(1);
    expect(run.loop.trainer.heldOut).toBe(heldOut);
    await run.loop.dispose();
  });
});

test('a change for a later step waits for it, and a change after that takes its place', async () => {
  const faster = { ...liveSettingsOf(experiment), learningRate: 0.5 };
  const plain = await loopOn(experiment);
  await plain.steps(20);
  const run = await loopOn(experiment);
  await run.steps(5);
  run.loop.change({ ...faster, learningRate: 0.9 }, 15);
  run.loop.change(faster, 12);
  await run.steps(15);
  const same = (step: number) => run.losses.get(step) === plain.losses.get(step);
  // The loss of step 12 is taken before its update.
  expect(Array.from({ length: 12 }, (_, k) => same(k + 1))).toEqual(Array(12).fill(true));
  expect(same(13)).toBe(false);
  expect(run.loop.trainer.live.learningRate).toBe(0.5);
});

test('seconds of training grow from evaluation to evaluation, and go on after a checkpoint', async () => {
  const run = await loopOn(experiment);
  await run.steps(40);
  const [first, second] = [20, 40].map((step) => run.evaluations.get(step)!.seconds);
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(first!);
  const checkpoint = run.checkpoints.at(-1)!;
  const again = await loopOn(experiment, { checkpoint });
  await again.steps(20);
  expect(again.evaluations.get(60)!.seconds).toBeGreaterThan(checkpoint.seconds!);
});

describe('a loop with a bound', () => {
  test('trains up to it, has sent all there is, and waits without pausing until it may go on', async () => {
    const run = await loopOn(experiment);
    run.loop.limit({ step: 30, there: 'wait' });
    run.loop.play();
    await until(() => run.sent.at(-1) === 30);
    for (let k = 0; k < 5; k++) await turn();
    expect(run.loop.step).toBe(30);
    expect(run.losses.size).toBe(30);
    expect(run.pauses).toEqual([]);
    run.loop.limit({ step: 50, there: 'wait' });
    await until(() => run.sent.at(-1) === 50);
    expect(run.loop.step).toBe(50);
    run.loop.pause();
    await until(() => run.pauses.length > 0);
    expect(run.pauses).toEqual([50]);
    await run.loop.dispose();
  });

  test('pauses there where it is told to, and is free then', async () => {
    const run = await loopOn(experiment);
    run.loop.limit({ step: 25, there: 'pause' });
    run.loop.play();
    await until(() => run.pauses.length > 0);
    expect(run.pauses).toEqual([25]);
    await run.steps(1);
    run.loop.play();
    await until(() => run.loop.step > 40);
    await run.loop.dispose();
  });

  test('that lies behind it does not take a step', async () => {
    const run = await loopOn(experiment);
    await run.steps(7);
    run.loop.limit({ step: 3, there: 'wait' });
    run.loop.play();
    for (let k = 0; k < 5; k++) await turn();
    expect(run.loop.step).toBe(7);
    await run.loop.dispose();
  });

  test('walks the curve that it walks without one', async () => {
    const free = await loopOn(experiment);
    await free.steps(40);
    const run = await loopOn(experiment);
    run.loop.play();
    for (let step = 0; step <= 40; step += 7) {
      run.loop.limit({ step, there: 'wait' });
      await until(() => run.loop.step === step);
    }
    run.loop.limit({ step: 40, there: 'pause' });
    await until(() => run.pauses.length > 0);
    expect([...run.losses]).toEqual([...free.losses]);
    expect(run.evaluations.get(40)!.loss).toBe(free.evaluations.get(40)!.loss);
    await run.loop.dispose();
  });
});

describe('a loop whose speed is limited', () => {
  test('takes no more steps a second, shows each, and walks the same curve', async () => {
    let [time, tick] = [0, 0];
    const run = await loopOn(experiment, { now: () => (time += tick) });
    run.loop.limitSpeed(10);
    run.loop.play();
    for (const [ms, steps] of [
      [0, 1],
      [90, 1],
      [100, 2],
      [250, 3],
      [1000, 4],
    ] as const) {
      time = ms;
      run.loop.pageHasCaughtUp();
      for (let k = 0; k < 5; k++) await turn();
      expect([ms, run.loop.step, run.losses.size]).toEqual([ms, steps, steps]);
    }
    // From here on time goes by.
    tick = 1;
    run.loop.limitSpeed(Infinity);
    await until(() => run.loop.step >= 40);
    const free = await loopOn(experiment);
    await free.steps(40);
    expect([...run.losses].slice(0, 40)).toEqual([...free.losses]);
    await run.loop.dispose();
  });

  test('can be paused while it waits', async () => {
    const run = await loopOn(experiment, { now: () => 0 });
    run.loop.limitSpeed(10);
    run.loop.play();
    await until(() => run.loop.step === 1);
    run.loop.pause();
    await until(() => run.pauses.length > 0);
    expect(run.pauses).toEqual([1]);
    await run.loop.dispose();
  });
});

test('a loop waits while the page is behind, and goes on when it has caught up', async () => {
  const page = { behind: true };
  const run = await loopOn(experiment, { pageIsBehind: () => page.behind });
  run.loop.play();
  for (let k = 0; k < 5; k++) await turn();
  expect(run.loop.step).toBe(0);
  page.behind = false;
  run.loop.pageHasCaughtUp();
  await until(() => run.loop.step > 5);
  await run.loop.dispose();
});
