/** Runs of a study with real workers: the bits of the single run of each link, whatever runs beside it, also where a worker crashes. */
import { expect, test } from 'vitest';
import { encodeLink } from '../../src/config/index.ts';
import { curveMarkOf } from '../../src/store/curveMark.ts';
import { failureText } from '../../src/store/statusText.ts';
import { ClientExecutor } from '../../src/studies/executor.ts';
import { failedOutcome, type RunOutcome } from '../../src/studies/outcome.ts';
import { Pool } from '../../src/studies/pool.ts';
import { expand, type StudyRun } from '../../src/studies/study.ts';
import { fragileWorker, smallExperiment, tellWorkers, WatchedRun } from '../fixtures/runs.ts';

const base = smallExperiment({ backend: 'wasm', learningRate: 0.02, batchSize: 24 });
const runs = expand({
  base,
  rivals: [],
  plan: { axes: [{ key: 'cell', values: ['gru', 'rnn'] }], seeds: 2, steps: 400 },
});

/** What a run gives, without what the clock says. */
function bitsOf({ seconds: _seconds, stepsPerSecond: _rate, ...bits }: RunOutcome) {
  return bits;
}

async function studied(
  how: { readonly size: number; readonly cores: number; readonly createWorker?: () => Worker },
  progress?: (run: StudyRun, step: number) => void,
): Promise<Map<string, RunOutcome>> {
  const outcomes = new Map<string, RunOutcome>();
  const { size, ...parts } = how;
  const pool = new Pool({
    jobs: runs,
    size,
    open: () => new ClientExecutor({ failureText, ...parts }),
    givenUp: ({ link }: StudyRun, sentence) => failedOutcome(link, sentence),
    done: ({ link }, outcome) => outcomes.set(link, outcome),
    progress: (run, { step }) => progress?.(run, step),
  });
  await pool.ended;
  return outcomes;
}

test('a run of a study is the single run of its link, to the last bit, with any number beside it and any cores', async () => {
  const together = await studied({ size: 3, cores: 1 });
  const apart = await studied({ size: 1, cores: 8 });
  for (const { link } of runs) expect(bitsOf(together.get(link)!), link).toEqual(bitsOf(apart.get(link)!));

  // The last of those that one worker has trained, against one in a worker of its own.
  const last = runs.at(-1)!;
  const single = new WatchedRun();
  single.load(last.experiment, { play: true, untilStep: last.steps });
  const { history, steps, ending, mark } = apart.get(last.link)!;
  await single.until(() => single.step >= steps, 'the end');
  const { evaluations } = single.series;
  expect(history.map(({ heldOutLoss }) => heldOutLoss)).toEqual(
    [...evaluations.losses.values].slice(0, history.length),
  );
  expect(mark?.letters).toMatch(/^[A-Z]{4}$/);
  expect(curveMarkOf(single.series)).toEqual(mark);
  expect(last.link).toBe(encodeLink(last.experiment));
  // It ends at the very evaluation, not some steps later.
  expect(ending === 'solved' ? steps % 20 : 0).toBe(0);
  single.dispose();
});

test('a worker that crashes costs time, and no bit', async () => {
  const whole = await studied({ size: 2, cores: 1 });
  let told = false;
  const broken = await studied({ size: 2, cores: 1, createWorker: () => fragileWorker() }, (_run, step) => {
    if (told || step < 60) return;
    told = true;
    tellWorkers('crash');
  });
  expect(told).toBe(true);
  for (const { link } of runs) expect(bitsOf(broken.get(link)!), link).toEqual(bitsOf(whole.get(link)!));
});
