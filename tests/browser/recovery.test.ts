import { afterEach, expect, test, vi } from 'vitest';
import { liveSettingsOf, decodeLink } from '../../src/config/index.ts';
import { cases, shapes } from '../fixtures/effort.ts';
import { fragileWorker, runTo, smallExperiment, tellWorkers, WatchedRun } from '../fixtures/runs.ts';

const runs: WatchedRun[] = [];
function fragile(createWorker: () => Worker = fragileWorker): WatchedRun {
  const run = new WatchedRun(createWorker);
  runs.push(run);
  return run;
}
afterEach(() => {
  runs.splice(0).forEach((run) => run.dispose());
  vi.useRealTimers();
});

/** The steps between a checkpoint and a loss differ, up to nine of them; each loss takes 25 steps or so. */
const LOSSES = cases(2, 20);
const STEPS = cases(100, 500);

test(
  `${LOSSES} lost contexts in ${STEPS} steps leave no trace in the curve`,
  { timeout: 300_000 },
  async () => {
    const undisturbed = await runTo(STEPS, smallExperiment());
    const losing = Array.from({ length: LOSSES }, (_, k) => `lose after ${1 + ((4 * k) % 9)}`);
    let workers = 0;
    const run = fragile(() => fragileWorker(losing[workers++]));
    run.load(smallExperiment(), { play: true, untilStep: STEPS });
    await run.until(() => run.step >= STEPS && run.statuses.at(-1)?.state === 'paused', 'the end');
    expect(workers).toBe(LOSSES + 1);
    expect(run.notices).toHaveLength(LOSSES);
    expect(run.notices.every((notice) => notice.startsWith('The browser took the graphics card away'))).toBe(
      true,
    );
    expect(run.infos.every((info) => info.device.backend === 'webgl')).toBe(true);
    expect(run.losses).toEqual(undisturbed.losses);
    expect(run.history).toEqual(undisturbed.history);
  },
);

test.each(shapes(['garble once'] as const, ['garble'] as const))(
  'a card that gives no numbers (%s) is named, and the curve goes on as it would have',
  async (word) => {
    const experiment = smallExperiment({ hiddenSize: 32, batchSize: 32 });
    const undisturbed = await runTo(80, experiment);
    const run = fragile();
    run.load(experiment, { play: true, untilStep: 80 });
    await run.until(() => run.step >= 20, 'step 20');
    tellWorkers(word);
    await run.until(() => run.step >= 80 && run.statuses.at(-1)?.state === 'paused', 'the end');
    expect(run.notices[0]).toMatch(
      /^What was computing gave wrong numbers; training goes on from step \d+\.$/,
    );
    expect(run.statuses.some(({ state }) => state === 'diverged')).toBe(false);
    expect(run.losses).toEqual(undisturbed.losses);
    expect(run.history).toEqual(undisturbed.history);
  },
);

test.each(['webgl', 'wasm'] as const)(
  'a run that diverges on %s is called so, and nothing else',
  async (backend) => {
    const run = fragile();
    const link =
      'task=adding&length=10&cell=lstm&units=8&batch=8&lr=1&optimizer=sgd&clip=0&gain=3&init=identity';
    run.load(decodeLink(`${link}&backend=${backend}`).experiment, { play: true });
    await run.state('diverged');
    expect(run.notices).toEqual([]);
    expect(run.losses.at(-1)).not.toSatisfy(Number.isFinite);
    expect(run.losses.slice(0, -1)).toSatisfy((losses: number[]) => losses.every(Number.isFinite));
  },
);

test('a crashed worker is replaced and the curve goes on as it would have', async () => {
  const undisturbed = await runTo(60, smallExperiment({ backend: 'cpu' }));
  const run = fragile();
  run.load(smallExperiment({ backend: 'cpu' }), { play: true, untilStep: 60 });
  await run.until(() => run.step >= 15, 'step 15');
  tellWorkers('crash');
  await run.until(() => run.step >= 60 && run.statuses.at(-1)?.state === 'paused', 'the end');
  expect(run.losses).toEqual(undisturbed.losses);
});

test('a worker that hangs is replaced after five seconds of silence', async () => {
  // The page looks once a second; these seconds pass when the test says so.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const run = fragile();
  run.load(smallExperiment({ backend: 'cpu' }), { play: true });
  await run.until(() => run.step >= 20, 'step 20');
  tellWorkers('hang');
  // One that still trained would be heard of many times meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const reached = run.step;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(run.step).toBe(reached);
  vi.advanceTimersByTime(4_000);
  expect(run.notices).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(run.notices[0]).toMatch(/^The training worker stopped answering; training goes on from step \d+\.$/);
  const resumed = run.series.losses.length;
  await run.until(() => run.losses.length > resumed + 5, 'further losses');
});

test('a card that fails at once, again and again, is given up, and the page is told', async () => {
  const run = fragile();
  run.load(smallExperiment(), { play: true, untilStep: 40 });
  // From the first moment on: a run this small would else be through before the card is gone.
  const lose = setInterval(() => {
    if (run.statuses.at(-1)?.state !== 'recovering') tellWorkers('lose');
  }, 5);
  const left = () => run.infos.length > 0 && run.infos.at(-1)!.device.backend !== 'webgl';
  await run.until(left, 'the processor');
  clearInterval(lose);
  await run.until(() => run.step >= 40, 'step 40');
  expect(run.infos.at(-1)!.device.reason).toMatch(/graphics card failed/);
  expect(run.notices.at(-1)).toMatch(/without the graphics card\.$/);
});

test('a setting changed in mid-run keeps its place in the curve when the worker is replaced', async () => {
  const changedRun = async (run: WatchedRun, disturb: () => Promise<void>) => {
    const experiment = smallExperiment({ backend: 'cpu' });
    run.load(experiment, { untilStep: 60 });
    await run.state('ready');
    run.client.step();
    await run.until(() => run.step === 1 && run.statuses.at(-1)?.state === 'paused', 'step 1');
    run.client.change({ ...liveSettingsOf(experiment), learningRate: 0.1 });
    run.client.play();
    await disturb();
    await run.until(() => run.step >= 60 && run.statuses.at(-1)?.state === 'paused', 'the end');
    return run.losses;
  };
  const [calm, disturbed] = [fragile(), fragile()];
  const expected = await changedRun(calm, () => Promise.resolve());
  calm.dispose();
  const losses = await changedRun(disturbed, async () => {
    await disturbed.until(() => disturbed.step >= 5, 'step 5');
    tellWorkers('crash');
    await disturbed.until(() => disturbed.notices.length > 0, 'a notice');
  });
  expect(losses).toEqual(expected);
});

test.each(shapes(['wasm'] as const, ['webgl'] as const))(
  'a batch that changes in mid-run (%s) loses no step, and changes at the same step again when the worker is replaced',
  async (backend) => {
    const experiment = smallExperiment({ backend });
    const larger = { ...liveSettingsOf(experiment), batchSize: 12 };
    const changedRun = async (run: WatchedRun) => {
      run.load(experiment, { untilStep: 80 });
      await run.state('ready');
      run.client.change(larger, 31);
      run.client.play();
      await run.until(() => run.step >= 80 && run.statuses.at(-1)?.state === 'paused', 'the end');
    };
    const plain = await runTo(40, experiment);
    const [calm, disturbed] = [fragile(), fragile()];
    await changedRun(calm);
    expect(calm.losses).toHaveLength(80);
    expect(calm.joints).toEqual([]);
    expect(calm.losses.slice(0, 30)).toEqual(plain.losses.slice(0, 30));
    expect(calm.losses[30]).not.toBe(plain.losses[30]);
    calm.dispose();
    const end = changedRun(disturbed);
    await disturbed.until(() => disturbed.step >= 20, 'step 20');
    tellWorkers('crash');
    await end;
    expect(disturbed.losses).toEqual(calm.losses);
    expect(disturbed.history).toEqual(calm.history);
  },
);
