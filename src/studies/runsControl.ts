/** Runs that a page has trained by a pool: begun, held, gone on with and given up as a person wishes. */
import type { RunProgress } from './executor.ts';
import { failedOutcome, type RunOutcome } from './outcome.ts';
import { Pool, type Executor } from './pool.ts';
import type { StudyRun } from './study.ts';

export type RunsState = 'none' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

/** All that is looked at of it. */
type Progress = Pick<RunProgress, 'share'>;

export type RunExecutor = Executor<StudyRun, RunOutcome, Progress>;

interface Training {
  readonly jobs: readonly StudyRun[];
  /** How many run at once; asked again and again. */
  readonly size: () => number;
  readonly open: () => RunExecutor;
  readonly done: (run: StudyRun, outcome: RunOutcome) => void;
  /** While runs are under way what is shown of them is renewed so often, in ms. */
  readonly lookMs: number;
}

export abstract class RunsControl {
  state: RunsState = 'none';
  /** Why no run can be begun, where it has failed. */
  failure = '';
  /** How far the runs under way are, by link. */
  protected readonly shares = new Map<string, number>();
  private pool: Pool<StudyRun, RunOutcome, Progress> | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  get underWay(): boolean {
    return this.state === 'running' || this.state === 'paused';
  }

  pause(): void {
    if (this.state !== 'running') return;
    this.pool?.pause();
    this.to('paused');
  }

  goOn(): void {
    if (this.state !== 'paused') return;
    this.pool?.goOn();
    this.to('running');
  }

  /** Gives up what is under way; what is there stays. */
  cancel(): void {
    if (!this.underWay) return;
    this.end();
    this.to('cancelled');
  }

  /** After every change of the state, and again and again while runs are under way. */
  protected abstract changed(): void;

  /** Trains these in place of those under way. */
  protected train({ jobs, size, open, done, lookMs }: Training): void {
    this.end();
    this.shares.clear();
    const pool = new Pool<StudyRun, RunOutcome, Progress>({
      jobs,
      size: size(),
      open,
      givenUp: ({ link }, sentence) => failedOutcome(link, sentence),
      done,
      progress: ({ link }, { share }) => this.shares.set(link, share),
    });
    this.pool = pool;
    this.timer = setInterval(() => {
      pool.resize(size());
      this.changed();
    }, lookMs);
    this.to('running');
    pool.ended.then(
      () => this.settled(pool, 'done'),
      (error: unknown) => {
        this.failure = error instanceof Error ? error.message : String(error);
        this.settled(pool, 'failed');
      },
    );
  }

  /** Ends what is under way, and says nothing of it. */
  private end(): void {
    const { pool } = this;
    this.pool = undefined;
    clearInterval(this.timer);
    pool?.cancel();
  }

  private settled(pool: unknown, state: 'done' | 'failed'): void {
    if (this.pool !== pool) return;
    this.end();
    this.to(state);
  }

  private to(state: RunsState): void {
    this.state = state;
    this.changed();
  }
}
