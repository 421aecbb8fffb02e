/**
 * The check of hand-ins by running their links again: on the cores that there are, each link once, held and given up as a person
 * wishes. What was trained stays as long as the page.
 */
import { coresHere } from '../config/index.ts';
import type { ClaimedRun } from '../handin/handIn.ts';
import { Emitter } from '../store/emitter.ts';
import { failedOutcome, type RunOutcome } from '../studies/outcome.ts';
import { Pool, type Executor } from '../studies/pool.ts';
import type { StudyRun } from '../studies/study.ts';
import { checkableOf, runsFor } from './plan.ts';

export type CheckState = 'none' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

interface Progress {
  /** How far a run is, from 0 to 1. */
  readonly share: number;
}

/** How far the check is; runs are those of distinct links. */
export interface CheckProgress {
  readonly runs: number;
  readonly done: number;
  /** Of all their steps, from 0 to 1. */
  readonly share: number;
}

/** What is shown of runs under way is renewed so often, in ms. */
const LOOK_MS = 500;

export class Checks {
  state: CheckState = 'none';
  /** Why no run can be begun, where it has failed. */
  failure = '';
  private readonly outcomes = new Map<string, { readonly outcome: RunOutcome; readonly steps: number }>();
  private runs: readonly StudyRun[] = [];
  private readonly shares = new Map<string, number>();
  private readonly changes = new Emitter();
  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = this.changes.subscribe;
  private pool: Pool<StudyRun, RunOutcome, Progress> | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  /** Grows with every change. */
  version = 0;

  constructor(private readonly open: () => Executor<StudyRun, RunOutcome, Progress>) {}

  get underWay(): boolean {
    return this.state === 'running' || this.state === 'paused';
  }

  get progress(): CheckProgress {
    const { runs } = this;
    const shareOf = ({ link, steps }: StudyRun) =>
      steps * (this.isThere(link, steps) ? 1 : (this.shares.get(link) ?? 0));
    const all = runs.reduce((sum, { steps }) => sum + steps, 0);
    return {
      runs: runs.length,
      done: runs.filter(({ link, steps }) => this.isThere(link, steps)).length,
      share: all === 0 ? 1 : runs.reduce((sum, run) => sum + shareOf(run), 0) / all,
    };
  }

  /** What a re-run has given of a claim; undefined where it has not been trained so far. */
  outcomeFor(claim: ClaimedRun): RunOutcome | undefined {
    const checkable = checkableOf(claim);
    const there = checkable.ok ? this.outcomes.get(checkable.key) : undefined;
    return there && there.steps >= claim.at ? there.outcome : undefined;
  }

  /** Trains what these claims want and is not there yet; what failed is tried again. */
  begin(claims: readonly ClaimedRun[]): void {
    this.end();
    this.runs = runsFor(claims, (key) => {
      const there = this.outcomes.get(key);
      return there && there.outcome.ending !== 'failed' ? there.steps : 0;
    });
    this.shares.clear();
    for (const { link } of this.runs) this.outcomes.delete(link);
    const pool = new Pool<StudyRun, RunOutcome, Progress>({
      jobs: this.runs,
      size: coresHere(),
      open: this.open,
      givenUp: ({ link }, sentence) => failedOutcome(link, sentence),
      done: ({ link, steps }, outcome) => {
        this.outcomes.set(link, { outcome, steps });
        this.tell();
      },
      progress: ({ link }, { share }) => this.shares.set(link, share),
    });
    this.pool = pool;
    this.timer = setInterval(() => this.tell(), LOOK_MS);
    this.to('running');
    pool.ended.then(
      () => this.settled(pool, 'done'),
      (error: unknown) => {
        this.failure = error instanceof Error ? error.message : String(error);
        this.settled(pool, 'failed');
      },
    );
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

  private isThere(link: string, steps: number): boolean {
    return (this.outcomes.get(link)?.steps ?? 0) >= steps;
  }

  private settled(pool: unknown, state: 'done' | 'failed'): void {
    if (this.pool !== pool) return;
    this.end();
    this.to(state);
  }

  private end(): void {
    const { pool } = this;
    this.pool = undefined;
    clearInterval(this.timer);
    pool?.cancel();
  }

  private to(state: CheckState): void {
    this.state = state;
    this.tell();
  }

  private tell(): void {
    this.version++;
    this.changes.emit();
  }
}
