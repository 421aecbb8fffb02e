/**
 * The check of hand-ins by running their links again: on the cores that there are, each link once, held and given up as a person
 * wishes. What was trained stays as long as the page.
 */
import { coresHere } from '../config/index.ts';
import type { ClaimedRun } from '../handin/handIn.ts';
import { Emitter } from '../store/emitter.ts';
import type { RunOutcome } from '../studies/outcome.ts';
import { RunsControl, type RunExecutor } from '../studies/runsControl.ts';
import type { StudyRun } from '../studies/study.ts';
import { checkableOf, runsFor } from './plan.ts';

/** How far the check is; runs are those of distinct links. */
export interface CheckProgress {
  readonly runs: number;
  readonly done: number;
  /** Of all their steps, from 0 to 1. */
  readonly share: number;
}

/** What is shown of runs under way is renewed so often, in ms. */
const LOOK_MS = 500;

export class Checks extends RunsControl {
  private readonly outcomes = new Map<string, { readonly outcome: RunOutcome; readonly steps: number }>();
  private runs: readonly StudyRun[] = [];
  private readonly changes = new Emitter();
  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = this.changes.subscribe;
  /** Grows with every change. */
  version = 0;

  constructor(private readonly open: () => RunExecutor) {
    super();
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
    this.runs = runsFor(claims, (key) => {
      const there = this.outcomes.get(key);
      return there && there.outcome.ending !== 'failed' ? there.steps : 0;
    });
    for (const { link } of this.runs) this.outcomes.delete(link);
    this.train({
      jobs: this.runs,
      size: coresHere,
      open: this.open,
      done: ({ link, steps }, outcome) => {
        this.outcomes.set(link, { outcome, steps });
        this.changed();
      },
      lookMs: LOOK_MS,
    });
  }

  private isThere(link: string, steps: number): boolean {
    return (this.outcomes.get(link)?.steps ?? 0) >= steps;
  }

  protected override changed(): void {
    this.version++;
    this.changes.emit();
  }
}
