import { describe, expect, it } from 'vitest';
import { Pool, type Executor } from '../../../src/studies/pool.ts';

/** Gives an answer of its own accord when it is told to, and may die. */
class Fake implements Executor<number, string, number> {
  paused = false;
  closed = false;
  job: number | undefined;
  private settle: { resolve(result: string): void; reject(error: Error): void } | undefined;
  progress: ((share: number) => void) | undefined;

  run(job: number, progress: (share: number) => void): Promise<string> {
    this.job = job;
    this.progress = progress;
    return new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }
  pause(): void {
    this.paused = true;
  }
  goOn(): void {
    this.paused = false;
  }
  close(): void {
    this.closed = true;
  }
  finish(): void {
    const { job } = this;
    this.job = undefined;
    this.settle!.resolve(`result ${job}`);
  }
  die(): void {
    this.job = undefined;
    this.settle!.reject(new Error('It died.'));
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function begin(jobs: readonly number[], size: number, open?: () => Fake) {
  const executors: Fake[] = [];
  const results: string[] = [];
  const began: number[] = [];
  const pool = new Pool<number, string, number>({
    jobs,
    size,
    open: () => {
      const executor = (open ?? (() => new Fake()))();
      executors.push(executor);
      return executor;
    },
    givenUp: (job, sentence) => `given up ${job}: ${sentence}`,
    done: (_job, result) => results.push(result),
    began: (job) => began.push(job),
  });
  const busy = () => executors.filter(({ job, closed }) => job !== undefined && !closed);
  return { pool, executors, results, began, busy };
}

describe('a pool', () => {
  it('runs every job once, at most so many at a time, and gives results as they come', async () => {
    const { pool, executors, results, busy } = begin([1, 2, 3, 4, 5], 2);
    await settled();
    expect(busy().map(({ job }) => job)).toEqual([1, 2]);
    executors[1]!.finish();
    await settled();
    expect(results).toEqual(['result 2']);
    expect(busy().map(({ job }) => job)).toEqual([1, 3]);
    for (; busy().length > 0; await settled()) busy()[0]!.finish();
    await pool.ended;
    expect(results.toSorted()).toEqual([1, 2, 3, 4, 5].map((job) => `result ${job}`));
    expect(executors).toHaveLength(2);
    expect(executors.every(({ closed }) => closed)).toBe(true);
  });

  it('is over at once where there is nothing to do', async () => {
    await begin([], 3).pool.ended;
  });

  it('runs a job once more where its executor dies, by another, and then gives it up; nothing else is lost', async () => {
    const { pool, executors, results, began, busy } = begin([1, 2, 3], 1);
    await settled();
    executors[0]!.die();
    await settled();
    expect(executors[0]!.closed).toBe(true);
    expect(executors[1]!.job).toBe(1);
    executors[1]!.finish();
    await settled();
    executors[1]!.die();
    await settled();
    executors[2]!.die();
    await settled();
    expect(results).toEqual(['result 1', 'given up 2: It died.']);
    busy()[0]!.finish();
    await pool.ended;
    expect(results.at(-1)).toBe('result 3');
    expect(began).toEqual([1, 1, 2, 2, 3]);
  });

  it('ends, and leaves jobs undone, where no executor can be opened', async () => {
    const { pool, results } = begin([1, 2], 2, () => {
      throw new Error('No worker.');
    });
    await expect(pool.ended).rejects.toThrow('No worker.');
    expect(results).toEqual([]);
    expect(pool.left).toBe(2);
  });

  it('holds all that run, begins nothing while it pauses, and goes on', async () => {
    const { pool, executors, results, busy } = begin([1, 2, 3], 2);
    await settled();
    pool.pause();
    expect(executors.map(({ paused }) => paused)).toEqual([true, true]);
    // One was at its end already.
    executors[0]!.finish();
    await settled();
    expect(results).toEqual(['result 1']);
    expect(busy().map(({ job }) => job)).toEqual([2]);
    pool.goOn();
    await settled();
    expect(executors.map(({ paused }) => paused)).toEqual([false, false]);
    expect(new Set(busy().map(({ job }) => job))).toEqual(new Set([2, 3]));
    for (; busy().length > 0; await settled()) busy()[0]!.finish();
    await pool.ended;
    expect(results).toHaveLength(3);
  });

  it('is over at once when it is cancelled, and hears no more of what was under way', async () => {
    const { pool, executors, results } = begin([1, 2, 3], 2);
    await settled();
    pool.cancel();
    await pool.ended;
    expect(executors.every(({ closed }) => closed)).toBe(true);
    executors[0]!.finish();
    executors[1]!.die();
    await settled();
    expect(results).toEqual([]);
    expect(executors).toHaveLength(2);
  });

  it('takes more executors while it goes on, or does with fewer once they have done their job', async () => {
    const { pool, executors, busy } = begin([1, 2, 3, 4, 5, 6], 1);
    await settled();
    pool.resize(3);
    await settled();
    expect(busy().map(({ job }) => job)).toEqual([1, 2, 3]);
    pool.resize(1);
    for (const executor of executors) executor.finish();
    await settled();
    expect(busy().map(({ job }) => job)).toEqual([4]);
    for (; busy().length > 0; await settled()) busy()[0]!.finish();
    await pool.ended;
  });

  it('closes an executor that was being opened when it was cancelled', async () => {
    let opened: ((executor: Fake) => void) | undefined;
    const late = new Fake();
    const pool = new Pool<number, string>({
      jobs: [1],
      size: 1,
      open: () => new Promise<Fake>((resolve) => (opened = resolve)),
      givenUp: () => '',
      done: () => {},
    });
    await settled();
    pool.cancel();
    await pool.ended;
    opened!(late);
    await settled();
    expect(late.closed).toBe(true);
    expect(late.job).toBeUndefined();
  });
});
