import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureText } from '../../../src/store/statusText.ts';
import { ClientExecutor, type RunProgress } from '../../../src/studies/executor.ts';
import type { RunOutcome } from '../../../src/studies/outcome.ts';
import { expand, type StudyRun } from '../../../src/studies/study.ts';
import type { FromWorker, Readout } from '../../../src/worker/protocol.ts';
import { runInfo, wholeRun } from '../../fixtures/fakeSession.ts';
import { checkpointAt, FakeWorker } from '../worker/fakeWorker.ts';
import { studyOf } from './plan.ts';

const [run, next] = expand(studyOf('#task=adding&cell=gru&seeds=2&steps=60')) as [StudyRun, StudyRun];

let now = 0;
let workers: FakeWorker[];
let executor: ClientExecutor;
beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  workers = [];
  executor = new ClientExecutor({
    failureText,
    now: () => now,
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
  });
});
afterEach(() => {
  executor.close();
  vi.useRealTimers();
});

const worker = () => workers.at(-1)!;
const say = (message: Omit<FromWorker, 'run'>) =>
  worker().say({ ...message, run: worker().start.run } as FromWorker);

function ready(backend: 'wasm' | 'webgl' = 'wasm'): void {
  const { device } = runInfo();
  const info = runInfo({ form: backend === 'wasm' ? 'wasm' : 'fused', device: { ...device, backend } });
  say({ type: 'ready', info } as FromWorker);
}

/** An evaluation every twentieth step, from 0 on. */
function trained(...heldOut: number[]): void {
  const steps = 20 * (heldOut.length - 1);
  const losses = Array.from({ length: steps }, (_, k) => 1 / (k + 1));
  say({ type: 'frame', frame: wholeRun({ losses, heldOut }) } as FromWorker);
}

/** Answers what is asked for the rate of the gradient: the lengths at each step, of an error at the last. */
async function answered(lengths: readonly number[]): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  const asked = worker().heard.findLast((message) => message.type === 'ask')!;
  expect(asked.question).toEqual({ kind: 'score', example: 0 });
  const found = {
    kind: 'score',
    gradients: { of: lengths.length - 1, hidden: [Float32Array.from(lengths)], others: [], inputs: [] },
  } as unknown as Readout & { kind: 'score' };
  say({ type: 'answer', id: asked.id, step: 0, found } as FromWorker);
}

describe('an executor', () => {
  it('trains a run of a study on one core, to its last step or where it is solved', () => {
    void executor.run(run, () => {});
    expect(worker().start).toMatchObject({
      experiment: { ...run.experiment, cores: 1 },
      untilStep: 60,
      untilSolved: true,
    });
    ready();
    expect(worker().types()).toEqual(['start', 'play']);
  });

  it('gives its history, how it ended, and the rate of the gradient at the end', async () => {
    const heard: RunProgress[] = [];
    const outcome = executor.run(run, (progress) => heard.push(progress));
    ready();
    trained(0.3, 0.2, 0.15, 0.12);
    now = 3000;
    say({ type: 'paused', step: 60 } as FromWorker);
    await answered([1, 2, 4, 8, 16, 32, 64]);
    expect(await outcome).toMatchObject({
      link: run.link,
      ending: 'steps',
      steps: 60,
      metric: 0.5,
      gradientRate: expect.closeTo(0.5, 9) as number,
      backend: 'wasm',
      seconds: 3,
    });
    const { history, heldOutLoss } = await outcome;
    expect(history.map(({ step }) => step)).toEqual([0, 20, 40, 60]);
    expect(history[0]!.loss).toBeNull();
    expect(history[1]!.loss).toBeCloseTo(1 / 20, 6);
    expect(heldOutLoss).toBeCloseTo(0.12, 6);
    expect(heard.at(-1)).toMatchObject({ step: 60, share: 1 });
  });

  it('ends at the step where it was solved, whatever came after', async () => {
    const outcome = executor.run(run, () => {});
    ready();
    trained(0.3, 0.2, 0.001);
    say({ type: 'paused', step: 40 } as FromWorker);
    await answered([1, 1, 1, 1, 1, 1]);
    expect(await outcome).toMatchObject({ ending: 'solved', solvedAt: 40, steps: 40, gradientRate: 1 });
  });

  it('gives the mark of a run of a hundred steps, and none of a shorter one', async () => {
    const [long] = expand(studyOf('#task=adding&cell=gru&seeds=2&steps=100'));
    const outcome = executor.run(long!, () => {});
    ready();
    trained(0.3, 0.3, 0.3, 0.3, 0.3, 0.3);
    say({ type: 'paused', step: 100 } as FromWorker);
    await answered([1, 1, 1, 1, 1, 1]);
    // That of 1, 1/2, 1/3, …
    expect((await outcome).mark).toEqual({ letters: 'RNMB', by: 'wasm' });

    const short = executor.run(run, () => {});
    ready();
    trained(0.3, 0.3, 0.3, 0.3);
    say({ type: 'paused', step: 60 } as FromWorker);
    await answered([1, 1, 1, 1, 1, 1]);
    expect(await short).not.toHaveProperty('mark');
  });

  it('has no rate where no line says one', async () => {
    const outcome = executor.run(run, () => {});
    ready();
    trained(0.3, 0.2, 0.001);
    say({ type: 'paused', step: 40 } as FromWorker);
    await answered([1, 9, 2, 7, 1, 8]);
    expect(await outcome).not.toHaveProperty('gradientRate');
  });

  it('tells a run that diverged from one that failed', async () => {
    const outcome = executor.run(run, () => {});
    ready();
    trained(0.3, 0.2);
    say({ type: 'diverged', step: 31, loss: NaN } as FromWorker);
    expect(await outcome).toMatchObject({ ending: 'diverged', steps: 31 });
    const refused = executor.run(next, () => {});
    ready();
    say({ type: 'failed', reason: 'experiment', message: 'It cannot be.' } as FromWorker);
    await expect(refused).rejects.toThrow('It cannot be.');
  });

  it('holds a run where it is, and does not count that time', async () => {
    const outcome = executor.run(run, () => {});
    ready();
    now = 1000;
    executor.pause();
    expect(worker().types()).toContain('pause');
    trained(0.3, 0.2);
    say({ type: 'paused', step: 20 } as FromWorker);
    now = 9000;
    executor.goOn();
    expect(
      worker()
        .types()
        .filter((type) => type === 'play'),
    ).toHaveLength(2);
    trained(0.3, 0.2, 0.15, 0.12);
    now = 10_000;
    say({ type: 'paused', step: 60 } as FromWorker);
    await answered([1, 1]);
    expect(await outcome).toMatchObject({ ending: 'steps', seconds: 2 });
  });

  it('goes on from the last checkpoint where its worker crashes, and gives up rather than go elsewhere', async () => {
    const outcome = executor.run(run, () => {});
    // Whoever does not look is not told of it.
    outcome.catch(() => {});
    ready();
    trained(0.3, 0.2);
    say({ type: 'checkpoint', checkpoint: checkpointAt(20) } as FromWorker);
    worker().crash();
    await vi.advanceTimersByTimeAsync(500);
    expect(workers).toHaveLength(2);
    expect(worker().start.checkpoint?.step).toBe(20);
    for (let crash = 0; crash < 3; crash++) {
      worker().crash();
      await vi.advanceTimersByTimeAsync(5000);
    }
    await expect(outcome).rejects.toThrow(/crashed again and again/);
  });

  it.each([
    ['the same worker where the processor computes', 'wasm', 1],
    ['another worker on WebGL', 'webgl', 2],
  ] as const)('trains the next run by %s', async (_, backend, count) => {
    const first = executor.run(run, () => {});
    ready(backend);
    trained(0.3, 0.001);
    say({ type: 'paused', step: 20 } as FromWorker);
    await answered([1, 1]);
    const outcome: RunOutcome = await first;
    expect(outcome.ending).toBe('solved');
    const second = executor.run(next, () => {});
    expect(workers).toHaveLength(count);
    expect(worker().start.experiment.seed).toBe(2);
    ready(backend);
    trained(0.4, 0.002);
    say({ type: 'paused', step: 20 } as FromWorker);
    await answered([1, 1]);
    expect((await second).history).toHaveLength(2);
  });
});
