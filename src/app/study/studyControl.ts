/**
 * The study of this visit: its runs on the cores that there are, what came of them so far, and how long the rest takes. It goes on
 * while its dialog is closed. The browser asks before the page is left with a study under way, or with results that nobody saved.
 */
import { coresHere } from '../../config/index.ts';
import { solvedSteps } from '../../config/solvedSteps.ts';
import { Emitter } from '../../store/emitter.ts';
import { secondsLeft } from '../../studies/estimate.ts';
import type { RunOutcome } from '../../studies/outcome.ts';
import { RunsControl, type RunExecutor } from '../../studies/runsControl.ts';
import { distinct, expand, type Study, type StudyRun } from '../../studies/study.ts';

export interface StudyControlParts {
  readonly open: (study: Study) => RunExecutor;
  /** Networks that train on the page beside it, now. */
  readonly beside: () => number;
  readonly cores?: number;
}

/** While it is under way the time left is looked at anew so often, and the cores that are free, in ms. */
const LOOK_MS = 1000;

export class StudyControl extends RunsControl {
  study: Study | undefined;
  /** Each link once. */
  runs: readonly StudyRun[] = [];
  outcomes: ReadonlyMap<string, RunOutcome> = new Map();
  private saved = false;
  private readonly changes = new Emitter();
  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = this.changes.subscribe;

  constructor(private readonly parts: StudyControlParts) {
    super();
  }

  get count(): number {
    return this.runs.length;
  }

  /** How many runs train at once. */
  get jobs(): number {
    const cores = this.parts.cores ?? coresHere();
    return Math.max(1, cores - this.parts.beside());
  }

  /** Seconds until the last run ends; undefined before the first has. */
  get secondsLeft(): number | undefined {
    return secondsLeft(this.runs, this.outcomes, solvedSteps, this.jobs, this.shares);
  }

  /** Begins a study in place of the one before. */
  begin(study: Study): void {
    this.study = study;
    this.runs = distinct(expand(study));
    this.outcomes = new Map();
    this.trainAll(this.runs);
  }

  /** Trains what was not trained when it was cancelled, or could not be. */
  resume(): void {
    this.trainAll(this.runs.filter(({ link }) => !this.outcomes.has(link)));
  }

  /** What is there was saved: nothing is lost with the page. */
  keptAside(): void {
    this.saved = true;
    this.guard();
  }

  private trainAll(jobs: readonly StudyRun[]): void {
    const study = this.study!;
    this.train({
      jobs,
      size: () => this.jobs,
      open: () => this.parts.open(study),
      done: (run, outcome) => this.take(run, outcome),
      lookMs: LOOK_MS,
    });
  }

  private take({ link }: StudyRun, outcome: RunOutcome): void {
    this.shares.delete(link);
    this.outcomes = new Map(this.outcomes).set(link, outcome);
    this.saved = false;
    this.changes.emit();
  }

  protected override changed(): void {
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
