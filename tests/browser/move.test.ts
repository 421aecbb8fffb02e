/** A run that moves between backends while it is under way, against the same run left where it was. */
import { afterEach, describe, expect, test } from 'vitest';
import { defaultExperiment, liveSettingsOf, type Experiment } from '../../src/config/index.ts';
import { cases, shapes, thorough } from '../fixtures/effort.ts';
import { expectClose, type Tolerance } from '../fixtures/close.ts';
import { runTo, smallExperiment, WatchedRun } from '../fixtures/runs.ts';

/** What two devices may differ by after so many steps, as a share of the largest loss. */
const CLOSE: Tolerance = { relative: 1e-3 };

/** How a step is computed on each backend. */
const FORMS = { webgl: 'fused', wasm: 'wasm', cpu: 'reference' } as const;

/** Large enough that no backend is through with the run before it is asked to move. */
const largerExperiment = (backend: Experiment['backend']) =>
  smallExperiment({ taskOptions: defaultExperiment().taskOptions, hiddenSize: 32, batchSize: 32, backend });

const runs: WatchedRun[] = [];
function watched(): WatchedRun {
  const run = new WatchedRun();
  runs.push(run);
  return run;
}
afterEach(() => runs.splice(0).forEach((run) => run.dispose()));

/** Runs that nobody moves, each made once: those of fewer steps are its beginning. */
const ALONE_STEPS = 60;
const alone = new Map<Experiment, Promise<WatchedRun>>();
function leftAlone(experiment: Experiment): Promise<WatchedRun> {
  const made = alone.get(experiment) ?? runTo(ALONE_STEPS, experiment);
  alone.set(experiment, made);
  return made;
}
const small = {
  webgl: smallExperiment({ backend: 'webgl' }),
  wasm: smallExperiment({ backend: 'wasm' }),
  cpu: smallExperiment({ backend: 'cpu' }),
} as const;

const resting = (run: WatchedRun) => run.statuses.at(-1)?.state === 'paused';
const states = (run: WatchedRun) => run.statuses.map(({ state }) => state);

/** What a run has left up to a step. */
function upTo(step: number, { losses, history }: WatchedRun) {
  const count = history.steps.filter((each) => each <= step).length;
  return {
    losses: losses.slice(0, step),
    history: {
      steps: history.steps.slice(0, count),
      losses: history.losses.slice(0, count),
      metrics: history.metrics.slice(0, count),
    },
  };
}

/** Expects the curve of an undisturbed run up to a step, with no step missing or doubled on its way to the page. */
function expectCurve(
  run: WatchedRun,
  step: number,
  undisturbed: WatchedRun,
  tolerance: Tolerance = CLOSE,
): void {
  const expected = upTo(step, undisturbed);
  expect(run.joints, 'each frame begins where the one before ended').toEqual([]);
  expect(run.losses).toHaveLength(step);
  expectClose(run.losses, expected.losses, tolerance, 'losses');
  expect(run.history.steps).toEqual(expected.history.steps);
  expectClose(run.history.losses, expected.history.losses, tolerance, 'held-out losses');
  expectClose(run.history.metrics, expected.history.metrics, { relative: 0, absolute: 0.05 }, 'metrics');
}

/** Off the graphics card, and onto it. */
const OFF = ['webgl', 'cpu'] as const;
const ONTO = ['wasm', 'webgl'] as const;
type Move = typeof OFF | typeof ONTO;

describe.each([OFF, ONTO])('a run that moves from %s to %s', (from, to) => {
  test('while it plays goes on playing, and its curve is that of a run left alone', async () => {
    const [experiment, steps] = from === 'wasm' ? [largerExperiment(from), 100] : [small[from], ALONE_STEPS];
    const undisturbed = from === 'wasm' ? await runTo(steps, experiment) : await leftAlone(experiment);
    const run = watched();
    run.load(experiment, { play: true, untilStep: steps });
    await run.until(() => run.step >= 20, 'step 20');
    run.client.move(to);
    await run.until(() => run.step >= steps && resting(run), 'the end');
    expect(run.infos.map(({ device }) => device.backend)).toEqual([from, to]);
    expect(run.infos.at(-1)!.form).toBe(FORMS[to]);
    expect(states(run)).toEqual(['loading', 'running', 'moving', 'running', 'paused']);
    expect(run.notices).toEqual([]);
    expectCurve(run, steps, undisturbed);
    // Up to where it moved not a bit is another.
    expect(run.losses.slice(0, 20)).toEqual(undisturbed.losses.slice(0, 20));
  });
});

describe.each(shapes<Move>([OFF], [ONTO]))('a run that moves from %s to %s', (from, to) => {
  test('at rest stays at rest, at the very step', async () => {
    const undisturbed = await leftAlone(small[from]);
    const run = watched();
    run.load(small[from], { play: true, untilStep: 7 });
    await run.until(() => run.step === 7 && resting(run), 'step 7');
    run.client.move(to);
    await run.until(() => run.infos.length === 2 && resting(run), 'the move');
    expect(run.step).toBe(7);
    for (let step = 8; step <= 12; step++) {
      run.client.step();
      await run.until(() => run.step === step && resting(run), `step ${step}`);
    }
    expectCurve(run, 12, undisturbed);
  });
});

describe.each(shapes<Move>([ONTO], [OFF]))('a run that moves from %s to %s', (from, to) => {
  test('before it has begun begins there', async () => {
    const there = upTo(20, await leftAlone(small[to]));
    const run = watched();
    run.load(small[from], { untilStep: 20 });
    await run.state('ready');
    run.client.move(to);
    await run.until(() => run.infos.length === 2, 'the move');
    await run.state('ready');
    run.client.play();
    await run.until(() => run.step >= 20 && resting(run), 'the end');
    expect(run.losses).toEqual(there.losses);
    expect(run.history).toEqual(there.history);
  });
});

test('there and back again, many times, leaves no trace in the curve', async () => {
  // In a thorough run it comes by WebAssembly, too, which is through with a smaller one at once.
  const smaller = {
    taskOptions: { ...defaultExperiment().taskOptions, length: 8 },
    hiddenSize: 16,
    batchSize: 16,
  };
  const experiment = thorough ? largerExperiment('webgl') : smallExperiment(smaller);
  const moves = cases(2, 6);
  const steps = 20 + 16 * moves;
  const undisturbed = await runTo(steps, experiment);
  const run = watched();
  run.load(experiment, { play: true, untilStep: steps });
  for (let move = 1; move <= moves; move++) {
    await run.until(() => run.step >= move * 12 && run.statuses.at(-1)?.state === 'running', `move ${move}`);
    run.client.move((['wasm', 'cpu', 'webgl'] as const)[move % 3]!);
    await run.until(() => run.infos.length > move, `arrival ${move}`);
  }
  await run.until(() => run.step >= steps && resting(run), 'the end');
  // Last bits grow with the steps; a step left out or done twice would show as a tenth.
  expectCurve(run, steps, undisturbed, { relative: 1e-2 });
});

test('settings changed before, on the way and after a move keep their places in the curve', async () => {
  const experiment: Experiment = small.wasm;
  const settings = (learningRate: number) => ({ ...liveSettingsOf(experiment), learningRate });
  const changed = async (move: boolean) => {
    const run = watched();
    run.load(experiment);
    await run.state('ready');
    const steps = async (until: number) => {
      for (let step = run.step + 1; step <= until; step++) {
        run.client.step();
        await run.until(() => run.step === step && resting(run), `step ${step}`);
      }
    };
    await steps(5);
    run.client.change(settings(0.05));
    await steps(10);
    if (move) run.client.move('cpu');
    run.client.change(settings(0.01));
    await run.until(() => run.infos.length === (move ? 2 : 1) && resting(run), 'the place');
    await steps(15);
    run.client.change(settings(0.002));
    await steps(20);
    return run;
  };
  const [still, moved] = [await changed(false), await changed(true)];
  expectCurve(moved, 20, still);
  const unchanged = await leftAlone(experiment);
  expect(Math.abs(still.losses[19]! - unchanged.losses[19]!)).toBeGreaterThan(1e-3 * unchanged.losses[19]!);
});

test('a reset after a move begins again where the run is now', async () => {
  const there = upTo(20, await leftAlone(small.cpu));
  const run = watched();
  // It waits for the move: compiled kernels would else be through before.
  run.load(small.wasm, { play: true, untilStep: 20 });
  run.client.limit({ step: 5, there: 'wait' });
  await run.until(() => run.step >= 5, 'step 5');
  run.client.move('cpu');
  run.client.limit(undefined);
  await run.until(() => run.step >= 20 && resting(run), 'the end');
  run.client.reset();
  await run.state('ready');
  run.client.play();
  await run.until(() => run.step >= 20 && resting(run), 'the end again');
  expect(run.infos.at(-1)!.device.backend).toBe('cpu');
  expect(run.losses).toEqual(there.losses);
});
