import { afterEach, describe, expect, test } from 'vitest';
import { shapes } from '../fixtures/effort.ts';
import { liveSettingsOf } from '../../src/config/index.ts';
import { divergenceText } from '../../src/store/statusText.ts';
import type { Diverged } from '../../src/worker/client/status.ts';
import type { Refused } from '../../src/worker/protocol.ts';
import { runTo, smallExperiment, WatchedRun } from '../fixtures/runs.ts';

const runs: WatchedRun[] = [];
function watched(): WatchedRun {
  const run = new WatchedRun();
  runs.push(run);
  return run;
}
afterEach(() => runs.splice(0).forEach((run) => run.dispose()));

/** What was found. */
function found<Finding extends { readonly kind: string }>(
  finding: Finding | undefined,
): Exclude<Finding, Refused> {
  expect(finding).toBeDefined();
  expect(finding!.kind).not.toBe('refused');
  return finding as Exclude<Finding, Refused>;
}

const forms = { webgl: 'fused', wasm: 'compiled', cpu: '' } as const;

// The loop's own tests run on JavaScript in Node (tests/unit/training/run).
describe.each(shapes(['webgl', 'wasm'] as const, ['cpu'] as const))('a run on %s', (backend) => {
  test('never starts by itself, shows the untrained network, and names its device with a reason', async () => {
    const run = watched();
    run.load(smallExperiment({ backend }));
    await run.until(() => run.series.score !== undefined, 'the first score');
    await run.state('ready');
    expect(run.step).toBe(0);
    expect(run.losses).toEqual([]);
    expect(run.history.steps).toEqual([0]);
    expect(run.infos[0]!.device.backend).toBe(backend);
    expect(run.infos[0]!.device.reason).toMatch(/\.$/);
    expect(run.infos[0]!.device.reason).toContain(forms[backend]);
    const score = run.series.score!;
    expect(score.lanes.map(({ lane }) => lane)).toEqual(['h', 'z', 'r', 'n']);
    expect(score.lanes.every(({ values }) => values.length === score.timeSteps * score.units)).toBe(true);
  });

  test('gives the same history twice, to the last bit', async () => {
    const first = await runTo(60, smallExperiment({ backend }));
    const second = await runTo(60, smallExperiment({ backend }));
    expect(first.losses).toHaveLength(60);
    expect(second.losses).toEqual(first.losses);
    expect(second.history).toEqual(first.history);
    expect(first.history.steps).toEqual([0, 20, 40, 60]);
  });

  test('is judged at other lengths while it trains and while it rests, and its curve is the same', async () => {
    const experiment = smallExperiment({ backend });
    const whole = await runTo(60, experiment);
    const run = watched();
    run.load(experiment, { play: true, untilStep: 60 });
    const judge = (lengths: number[]) => run.client.ask({ kind: 'lengths', lengths, count: 10 });
    const early = Promise.all([judge([2, 4, 30]), judge([1])]);
    await run.until(() => run.step >= 60 && run.statuses.at(-1)?.state === 'paused', 'step 60');
    const [during, refused] = await early;
    const { results } = found(during);
    expect(results.map(({ length }) => length)).toEqual([2, 4, 30]);
    expect(results.every(({ loss, metric }) => loss > 0 && metric >= 0)).toBe(true);
    expect(refused).toEqual({
      kind: 'refused',
      sentence: 'The length 1 is no whole number from 2 to 1000.',
    });
    const after = found(await judge([30]));
    expect(after.step).toBe(60);
    expect(after.results).toHaveLength(1);
    expect(run.losses).toEqual(whole.losses);
    expect(run.history).toEqual(whole.history);
  });

  test('single steps, play and reset walk the same curve', async () => {
    const whole = await runTo(20, smallExperiment({ backend }));
    const run = watched();
    run.load(smallExperiment({ backend }));
    await run.state('ready');
    for (const step of [1, 2, 3]) {
      run.client.step();
      await run.until(() => run.step === step && run.statuses.at(-1)?.state === 'paused', `step ${step}`);
    }
    run.client.play();
    await run.until(() => run.losses.length >= 20, '20 losses');
    run.client.pause();
    await run.state('paused');
    expect(run.losses.slice(0, 20)).toEqual(whole.losses);

    run.client.reset();
    await run.state('ready');
    expect(run.losses).toEqual([]);
    run.client.play();
    await run.until(() => run.losses.length >= 20, '20 losses again');
    expect(run.losses.slice(0, 20)).toEqual(whole.losses);
  });
});

test('a learning rate changed in mid-run loses no step and bends the curve only afterwards', async () => {
  const still = await runTo(40, smallExperiment());
  const run = watched();
  const experiment = smallExperiment();
  run.load(experiment);
  await run.state('ready');
  for (let step = 1; step <= 10; step++) {
    run.client.step();
    await run.until(() => run.step === step && run.statuses.at(-1)?.state === 'paused', `step ${step}`);
  }
  run.client.change({ ...liveSettingsOf(experiment), learningRate: 0.1 });
  run.client.play();
  await run.until(() => run.losses.length >= 40, '40 losses');
  expect(run.losses.slice(0, 11)).toEqual(still.losses.slice(0, 11));
  expect(run.losses[11]).not.toBe(still.losses[11]);
});

test('a run whose loss is no longer a number stops and says at which step and what to try', async () => {
  const run = watched();
  const settings = { optimizer: 'sgd', learningRate: 1, clipNorm: 0, gain: 3 } as const;
  const experiment = smallExperiment({ cell: 'rnn', cellOptions: { activation: 'relu' }, ...settings });
  run.load(
    { ...experiment, taskOptions: { ...experiment.taskOptions, length: 60 }, hiddenSize: 16 },
    { play: true },
  );
  await run.state('diverged');
  const status = run.statuses.at(-1)!;
  expect(status).toEqual({ state: 'diverged', step: run.losses.length, loss: run.losses.at(-1) });
  expect(divergenceText(status as Diverged)).toMatch(/^Diverged \((NaN|infinite)\) at step \d+$/);
  expect(Number.isFinite(run.losses.at(-1))).toBe(false);
  expect(run.losses.slice(0, -1).every(Number.isFinite)).toBe(true);
});

test('play pressed while the worker still loads is not forgotten, and neither is pause', async () => {
  const run = watched();
  run.load(smallExperiment());
  run.client.play();
  await run.until(() => run.losses.length > 5, 'losses');
  run.client.pause();
  await run.state('paused');

  run.load(smallExperiment(), { play: true });
  run.client.pause();
  await run.state('ready');
  await run.until(() => run.series.score !== undefined, 'the untrained network');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(run.step).toBe(0);
  expect(run.losses).toEqual([]);
});

test('a run that was to pause at a step goes on from there when it is played', async () => {
  const run = watched();
  run.load(smallExperiment({ backend: 'cpu' }), { play: true });
  run.client.limit({ step: 5, there: 'pause' });
  await run.state('paused');
  expect(run.losses).toHaveLength(5);
  run.client.play();
  await run.until(() => run.losses.length > 8, 'more steps');
});

test('a run with a last step stops there, even if that is the first', async () => {
  const one = await runTo(1, smallExperiment());
  expect(one.losses).toHaveLength(1);
  const run = watched();
  run.load(smallExperiment({ backend: 'cpu' }), { play: true, untilStep: 3 });
  await run.state('paused');
  run.client.play();
  await run.state('paused');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(run.losses).toHaveLength(3);
});

test('an experiment that no worker can carry out fails at once, with one sentence, and is not tried again', async () => {
  const run = watched();
  run.load(smallExperiment({ backend: 'cpu', hiddenSize: 100_000 }));
  await run.state('failed');
  const sentence = 'This is no valid experiment: hiddenSize is 100000, which is not allowed.';
  expect(run.statuses.at(-1)).toEqual({ state: 'failed', why: { kind: 'refused', sentence } });
  expect(run.notices).toEqual([]);
});

// The kinds' own tests run on JavaScript in Node (tests/unit/training/questions).
test.each(shapes(['webgl', 'wasm'] as const, ['cpu'] as const))(
  'instruments look at the network in training, also after another batch size (%s), and a bad question ends nothing',
  async (backend) => {
    const experiment = smallExperiment({ backend });
    const run = watched();
    run.load(experiment, { play: true, untilStep: 20 });
    await run.state('paused');
    run.client.change({ ...liveSettingsOf(experiment), batchSize: 12 });
    run.client.step();
    await run.until(() => run.step === 21 && run.statuses.at(-1)?.state === 'paused', 'step 21');
    const { score } = run.series;
    const read = found(await run.client.ask({ kind: 'whatIf', example: 0 }));
    expect(read.score.gradients!.hidden).toEqual(score!.gradients!.hidden);
    expect(await run.client.ask({ kind: 'eigenvalues', of: 'jacobian', layer: 2 })).toMatchObject({
      kind: 'refused',
    });
    expect(run.notices).toEqual([]);
  },
);
