/**
 * The study of this visit: its runs on the cores that there are, what came of them so far, and how long the rest takes. It goes on
 * while its dialog is closed. The browser asks before the page is left with a study under way, or with results that nobody saved.
 */
import { coresHere } from '../../config/index.ts';
import { solvedSteps } from '../../config/solvedSteps.ts';
import { Emitter } from '../../store/emitter.ts';
import { secondsLeft } from '../../studies/estimate.ts';
import { failedOutcome, type RunOutcome } from '../../studies/outcome.ts';
import { Pool, type Executor } from '../../studies/pool.ts';
import { distinct, expand, type Study, type StudyRun } from '../../studies/study.ts';

export type StudyState = 'none' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

/** How far a run is, from 0 to 1. */
interface Progress {
  readonly share: number;
}

export interface StudyControlParts {
  readonly open: (study: Study) => Executor<StudyRun, RunOutcome, Progress>;
  /** Networks that train on the page beside it, now. */
  readonly beside: () => number;
  readonly cores?: number;
}

/** While it is under way the time left is looked at anew so often, and the cores that are free, in ms. */
const LOOK_MS = 1000;

export class StudyControl {
  state: StudyState = 'none';
  study: Study | undefined;
  /** Each link once. */
  runs: readonly StudyRun[] = [];
  outcomes: ReadonlyMap<string, RunOutcome> = new Map();
  /** Why no run can be begun, where it has failed. */
  failure = '';
  private saved = false;
  private readonly shares = new Map<string, number>();
  private readonly changes = new Emitter();
  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = this.changes.subscribe;
  private pool: Pool<StudyRun, RunOutcome, Progress> | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly parts: StudyControlParts) {}

  get count(): number {
    return this.runs.length;
  }

  /** How many runs train at once. */
  get jobs(): number {
    const cores = this.parts.cores ?? coresHere();
    return Math.max(1, cores - this.parts.beside());
  }

  get underWay(): boolean {
    return this.state === 'running' || this.state === 'paused';
  }

  /** Seconds until the last run ends; undefined before the first has. */
  get secondsLeft(): number | undefined {
    return secondsLeft(this.runs, this.outcomes, solvedSteps, this.jobs, this.shares);
  }

  /** Begins a study in place of the one before. */
  begin(study: Study): void {
    this.end();
    this.study = study;
    this.runs = distinct(expand(study));
    this.outcomes = new Map();
    this.train(this.runs);
  }

  /** Trains what was not trained when it was cancelled, or could not be. */
  resume(): void {
    this.train(this.runs.filter(({ link }) => !this.outcomes.has(link)));
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

  /** What is there was saved: nothing is lost with the page. */
  keptAside(): void {
    this.saved = true;
    this.guard();
  }

  private train(jobs: readonly StudyRun[]): void {
    const study = this.study!;
    this.shares.clear();
    const pool = new Pool<StudyRun, RunOutcome, Progress>({
      jobs,
      size: this.jobs,
      open: () => this.parts.open(study),
      givenUp: ({ link }, sentence) => failedOutcome(link, sentence),
      done: (run, outcome) => this.take(run, outcome),
      progress: ({ link }, { share }) => this.shares.set(link, share),
    });
    this.pool = pool;
    this.to('running');
    this.timer = setInterval(() => {
      pool.resize(this.jobs);
      this.changes.emit();
    }, LOOK_MS);
    pool.ended.then(
      () => this.settled(pool, 'done'),
      (error: unknown) => {
        this.failure = error instanceof Error ? error.message : String(error);
        this.settled(pool, 'failed');
      },
    );
  }

  private take({ link }: StudyRun, outcome: RunOutcome): void {
    this.shares.delete(link);
    this.outcomes = new Map(this.outcomes).set(link, outcome);
    this.saved = false;
    this.changes.emit();
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

  private to(state: StudyState): void {
    this.state = state;
    this.guard();
    this.changes.emit();
  }

  private guard(): void {
    const asks = this.underWay || (this.outcomes.size > 0 && !this.saved);
    if (asks) globalThis.addEventListener?.('beforeunload', askBeforeLeaving);
    else globalThis.removeEventListener?.('beforeunload', askBeforeLeaving);
  }
}

/** The browser asks in its own words. */
function askBeforeLeaving(event: Event): void {
  event.preventDefault();
}
