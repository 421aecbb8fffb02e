/** The study of a visit, on executors that do what they are told. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StudyControl } from '../../../../src/app/study/studyControl.ts';
import type { RunOutcome } from '../../../../src/studies/outcome.ts';
import type { StudyRun } from '../../../../src/studies/study.ts';
import { outcomeOf, studyOf } from '../../studies/plan.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Job {
  readonly run: StudyRun;
  readonly resolve: (outcome: RunOutcome) => void;
  readonly reject: (error: Error) => void;
}

const STUDY = studyOf('task=adding&cell=gru&sweep=length:10,20&seeds=2&steps=400');
const settle = () => vi.advanceTimersByTimeAsync(0);

/** A study on so many cores, and what its executors have in hand. */
function opened({ cores = 2, beside = 0 } = {}) {
  const jobs: Job[] = [];
  const calls: string[] = [];
  let others = beside;
  const control = new StudyControl({
    open: () => ({
      run: (run) => new Promise((resolve, reject) => jobs.push({ run, resolve, reject })),
      pause: () => void calls.push('pause'),
      goOn: () => void calls.push('go on'),
      close: () => void calls.push('close'),
    }),
    beside: () => others,
    cores,
  });
  const end = async (k: number, solvedAt = 100) => {
    jobs[k]!.resolve(outcomeOf(jobs[k]!.run, solvedAt));
    await settle();
  };
  return { control, jobs, calls, end, besides: (count: number) => (others = count) };
}

describe('the study of a visit', () => {
  it('trains as many runs at once as there are cores, and tells of each that ends', async () => {
    const { control, jobs, end } = opened();
    const told = vi.fn<() => void>();
    control.subscribe(told);
    control.begin(STUDY);
    await settle();
    expect(control).toMatchObject({ state: 'running', count: 4 });
    expect(jobs).toHaveLength(2);
    told.mockClear();
    await end(0);
    expect(told).toHaveBeenCalled();
    expect(control.outcomes.size).toBe(1);
    for (const k of [1, 2, 3]) await end(k);
    expect(control).toMatchObject({ state: 'done' });
    expect(control.outcomes.size).toBe(4);
  });

  it('leaves a core to each network that trains on the page, and one to itself', async () => {
    const { control, besides } = opened({ cores: 4, beside: 3 });
    expect(control.jobs).toBe(1);
    besides(0);
    expect(control.jobs).toBe(4);
    besides(9);
    expect(control.jobs).toBe(1);
  });

  it('pauses and goes on at once', async () => {
    const { control, calls } = opened();
    control.begin(STUDY);
    await settle();
    control.pause();
    expect(control.state).toBe('paused');
    expect(calls).toEqual(['pause', 'pause']);
    control.goOn();
    expect(control.state).toBe('running');
    expect(calls.slice(2)).toEqual(['go on', 'go on']);
  });

  it('keeps what is there when it is cancelled, and trains the rest when it is told to', async () => {
    const { control, jobs, end } = opened();
    control.begin(STUDY);
    await settle();
    await end(0);
    control.cancel();
    expect(control).toMatchObject({ state: 'cancelled' });
    expect(control.outcomes.size).toBe(1);
    const before = jobs.length;
    control.resume();
    await settle();
    for (let k = before; k < before + 3; k++) await end(k);
    expect(control).toMatchObject({ state: 'done' });
    expect(new Set(jobs.slice(before).map(({ run }) => run.link)).size).toBe(3);
  });

  it('goes on where an executor dies: the run is trained once more', async () => {
    const { control, jobs, end } = opened({ cores: 1 });
    control.begin(STUDY);
    await settle();
    jobs[0]!.reject(new Error('gone'));
    await settle();
    expect(jobs[1]!.run).toBe(jobs[0]!.run);
    for (const k of [1, 2, 3, 4]) await end(k);
    expect(control).toMatchObject({ state: 'done' });
  });

  it('knows how long the rest takes once a run is done', async () => {
    const { control, end } = opened();
    control.begin(STUDY);
    await settle();
    expect(control.secondsLeft).toBeUndefined();
    await end(0);
    expect(control.secondsLeft).toBeGreaterThan(0);
  });
});

describe('leaving the page', () => {
  const listeners = () => ({
    add: vi.spyOn(globalThis, 'addEventListener' as never),
    remove: vi.spyOn(globalThis, 'removeEventListener' as never),
  });

  it('asks while a study is under way, and as long as nobody has saved what came of it', async () => {
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('removeEventListener', () => undefined);
    const { add, remove } = listeners();
    const { control, end } = opened({ cores: 4 });
    control.begin(STUDY);
    await settle();
    expect(add).toHaveBeenLastCalledWith('beforeunload', expect.any(Function));
    for (const k of [0, 1, 2, 3]) await end(k);
    expect(remove).not.toHaveBeenCalled();
    control.keptAside();
    expect(remove).toHaveBeenCalledWith('beforeunload', expect.any(Function));
    vi.unstubAllGlobals();
  });
});
