/** The runs of this visit, with the length that each was to bridge, kept in memory until the page is left. */
import type { Experiment } from '../config/index.ts';
import type { NumberOption } from '../options/option.ts';
import { numberOf } from '../options/option.ts';
import { findTask } from '../tasks/index.ts';
import type { Task } from '../tasks/contract/task.ts';
import { Emitter } from './emitter.ts';

/** How far a run has come that began at step 0. */
export interface Outcome {
  /** The same object for all that is said of one run. */
  readonly run: object;
  readonly experiment: Experiment;
  readonly step: number;
  /** The step of its first validation loss that counts as solved. */
  readonly solvedAt: number | undefined;
  readonly diverged: boolean;
}

export interface TriedRun extends Omit<Outcome, 'run'> {
  readonly task: string;
  readonly length: number;
  readonly cell: string;
}

/** The option that sets how far back a task's answer lies; undefined for tasks that have none. */
export function lengthOptionOf({ options }: Task): NumberOption | undefined {
  const numbers = options.filter((option) => option.kind === 'number');
  const shortest = numbers.find(({ notAbove }) => notAbove !== undefined);
  return numbers.find(({ id }) => id === shortest?.notAbove);
}

/** A visit of hours begins thousands. */
const MOST_RUNS = 1000;

export class TriedRuns {
  private readonly runs = new Map<object, TriedRun>();
  private readonly changes = new Emitter();
  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = this.changes.subscribe;

  /** Takes down how far a run has come; one that has not begun is none. */
  note({ run, ...outcome }: Outcome): void {
    const { task: id, taskOptions, cell } = outcome.experiment;
    const task = findTask(id);
    const option = task && lengthOptionOf(task);
    if (!option || outcome.step === 0) return;
    this.runs.set(run, { ...outcome, task: id, cell, length: numberOf(taskOptions, option.id) });
    if (this.runs.size > MOST_RUNS) this.thin();
    this.changes.emit();
  }

  /** Of older runs only the best of each cell at each length stay. */
  private thin(): void {
    const entries = [...this.runs];
    const older = entries.slice(0, -MOST_RUNS / 2);
    const tasks = new Set(older.map(([, { task }]) => task));
    const best = new Set(
      [...tasks].flatMap((task) =>
        bestRuns(
          older.map(([, entry]) => entry).filter((entry) => entry.task === task),
          [],
        ),
      ),
    );
    for (const [run, entry] of older) if (!best.has(entry)) this.runs.delete(run);
  }

  /** The runs of a task, oldest first. */
  of(task: string): TriedRun[] {
    return [...this.runs.values()].filter((entry) => entry.task === task);
  }
}

/**
 * The best run of each cell at each length: solved goes before unsolved, fewer steps to the solution before more, and of those
 * that have not solved it the one that tried longest. By cell in the order given, then by length.
 */
export function bestRuns(entries: readonly TriedRun[], cells: readonly string[]): TriedRun[] {
  const best = new Map<string, TriedRun>();
  for (const entry of entries) {
    const key = `${entry.cell} ${entry.length}`;
    const other = best.get(key);
    if (!other || better(entry, other)) best.set(key, entry);
  }
  return [...best.values()].toSorted(
    (a, b) => cells.indexOf(a.cell) - cells.indexOf(b.cell) || a.length - b.length,
  );
}

function better(a: TriedRun, b: TriedRun): boolean {
  if (a.solvedAt === undefined || b.solvedAt === undefined)
    return a.solvedAt !== undefined || (b.solvedAt === undefined && a.step > b.step);
  return a.solvedAt < b.solvedAt;
}

/** The longest length that a cell has solved; undefined where it has solved none. */
export function longestSolved(entries: readonly TriedRun[], cell: string): TriedRun | undefined {
  const solved = bestRuns(entries, [cell]).filter(
    (entry) => entry.cell === cell && entry.solvedAt !== undefined,
  );
  return solved.at(-1);
}
