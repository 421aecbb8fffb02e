/** Training on several cores with real workers: the curve of one core, to the last bit, also where a helper is lost. */
import { afterEach, expect, test } from 'vitest';
import { coresHere } from '../../src/config/index.ts';
import { fragileWorker, runTo, smallExperiment, tellWorkers, WatchedRun } from '../fixtures/runs.ts';

/** A step of some milliseconds. */
const experiment = smallExperiment({
  cell: 'lstm',
  cellOptions: { forget: 'one' },
  taskOptions: { ...smallExperiment().taskOptions, length: 50 },
  hiddenSize: 64,
  batchSize: 32,
  backend: 'wasm',
});
const STEPS = 80;

let run: WatchedRun | undefined;
afterEach(() => run?.dispose());

test.skipIf(coresHere() === 1)(
  'every core trains, and the curve is that of one core, also where a helper is lost under way',
  async () => {
    const alone = await runTo(STEPS, { ...experiment, cores: 1 });
    expect(alone.mostCores).toBe(1);

    run = new WatchedRun(fragileWorker);
    run.load(experiment, { play: true });
    await run.until(() => run!.mostCores > 1, 'a helper');
    const together = run.step;
    tellWorkers('lose helper');
    await run.until(() => run!.step >= Math.max(STEPS, together + 30), 'the end');
    expect(run.losses.slice(0, STEPS)).toEqual(alone.losses);
    expect(run.notices).toEqual([]);
  },
);
