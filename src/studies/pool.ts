/**
 * Runs many jobs over several executors at once: results as they come, pause, go on, cancel. An executor that dies costs one job's
 * time: the job is run once more, by another executor, and only then given up. Which executor runs what, and when, is
 * nothing that a job can know.
 */

/** Runs one job at a time. */
export interface Executor<Job, Result, Progress = unknown> {
  /**
   * Runs a job to its end.
   * @param progress may be called with how far it is
   * @throws where it cannot go on; it is closed then, and another takes its place
   */
  run(job: Job, progress: (progress: Progress) => void): Promise<Result>;
  /** Holds the job where it is, at once; `goOn` takes it up again. Both may be called when there is none. */
  pause?(): void;
  goOn?(): void;
  /** Ends whatever it does; a job under way is never heard of again. */
  close(): void | Promise<void>;
}

export interface PoolParts<Job, Result, Progress = unknown> {
  readonly jobs: readonly Job[];
  /** How many executors there are at most. */
  readonly size: number;
  readonly open: () => Executor<Job, Result, Progress> | Promise<Executor<Job, Result, Progress>>;
  /** What stands for a job that two executors could not run. @param sentence says why */
  readonly givenUp: (job: Job, sentence: string) => Result;
  readonly done: (job: Job, result: Result) => void;
  /** A job begins, perhaps for the second time. */
  readonly began?: (job: Job) => void;
  readonly progress?: (job: Job, progress: Progress) => void;
}

/** How often a job is tried. */
const TRIES = 2;
/** So many executors in a row that cannot even be opened are enough. */
const OPENINGS = 3;

export class Pool<Job, Result, Progress = unknown> {
  /** Settled when no job is left, or it was cancelled. Rejects where no executor can be opened: jobs are left then. */
  readonly ended: Promise<void>;
  private readonly waiting: { readonly job: Job; readonly tries: number }[];
  private readonly executors = new Set<Executor<Job, Result, Progress>>();
  private size = 0;
  private lanes = 0;
  private unopened = 0;
  private paused = false;
  private cancelled = false;
  private failure: unknown;
  private readonly settle: () => void;
  /** Called when lanes that were held go on. */
  private wake: (() => void)[] = [];

  constructor(private readonly parts: PoolParts<Job, Result, Progress>) {
    this.waiting = parts.jobs.map((job) => ({ job, tries: 0 }));
    let settle = () => {};
    this.ended = new Promise<void>((resolve, reject) => {
      settle = () => (this.failure === undefined ? resolve() : reject(this.failure as Error));
    });
    this.settle = settle;
    // Whoever does not look is not to be told of a rejection.
    this.ended.catch(() => {});
    this.resize(parts.size);
  }

  /** Jobs that no executor has in hand. */
  get left(): number {
    return this.waiting.length;
  }

  /** More executors begin at once; with fewer, those that are too many end after their job. */
  resize(size: number): void {
    this.size = Math.max(1, size);
    for (let spare = this.waiting.length; spare > 0 && this.lanes < this.size && !this.over; spare--) {
      this.lanes++;
      void this.lane();
    }
    if (this.lanes === 0) this.settle();
  }

  /** Every job stays where it is. */
  pause(): void {
    if (this.paused || this.cancelled) return;
    this.paused = true;
    for (const executor of this.executors) executor.pause?.();
  }

  goOn(): void {
    if (!this.paused) return;
    this.paused = false;
    for (const executor of this.executors) executor.goOn?.();
    this.release();
  }

  /** Nothing more is run, and what is under way is given up. */
  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.waiting.length = 0;
    for (const executor of this.executors) void this.closed(executor);
    this.release();
    this.settle();
  }

  private get over(): boolean {
    return this.cancelled || this.failure !== undefined;
  }

  private release(): void {
    for (const resolve of this.wake.splice(0)) resolve();
  }

  /** One executor after the other, a job after the other. */
  private async lane(): Promise<void> {
    let executor: Executor<Job, Result, Progress> | undefined;
    while (!this.over && this.waiting.length > 0 && this.lanes <= this.size) {
      if (this.paused) {
        await new Promise<void>((resolve) => this.wake.push(resolve));
        continue;
      }
      executor ??= await this.opened();
      if (!executor) continue;
      const next = this.waiting.shift();
      if (!next) break;
      if (!(await this.runs(executor, next))) executor = undefined;
    }
    this.lanes--;
    if (executor) await this.closed(executor);
    if (this.lanes === 0 && !this.cancelled) this.settle();
  }

  /** Undefined where none could be opened this time. */
  private async opened(): Promise<Executor<Job, Result, Progress> | undefined> {
    try {
      const executor = await this.parts.open();
      if (this.over) {
        await executor.close();
        return undefined;
      }
      this.unopened = 0;
      this.executors.add(executor);
      return executor;
    } catch (error) {
      if (++this.unopened >= OPENINGS) this.failure = error;
      return undefined;
    }
  }

  /** False where the executor is of no use any more. */
  private async runs(
    executor: Executor<Job, Result, Progress>,
    { job, tries }: { readonly job: Job; readonly tries: number },
  ): Promise<boolean> {
    const { began, progress, done, givenUp } = this.parts;
    try {
      began?.(job);
      const running = executor.run(job, (how) => {
        if (!this.cancelled) progress?.(job, how);
      });
      if (this.paused) executor.pause?.();
      const result = await running;
      if (!this.cancelled) done(job, result);
      return true;
    } catch (error) {
      if (this.cancelled) return false;
      await this.closed(executor);
      if (tries + 1 < TRIES) this.waiting.unshift({ job, tries: tries + 1 });
      else done(job, givenUp(job, error instanceof Error ? error.message : String(error)));
      return false;
    }
  }

  private async closed(executor: Executor<Job, Result, Progress>): Promise<void> {
    this.executors.delete(executor);
    try {
      await executor.close();
    } catch {
      // It is gone already.
    }
  }
}
