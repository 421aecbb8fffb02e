/** What the seeds of one cell of a study's grid come to. */
import { median } from '../math/statistics.ts';
import type { EndingKind, Outcomes, RunOutcome } from './outcome.ts';
import type { StudyCell, StudyRun } from './study.ts';

/** Of the runs that have such a number. Null stands for what is beyond every number: steps of a run that never solved it. */
export interface Spread {
  readonly median: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

export interface CellSummary extends StudyCell {
  /** Those that are there, in the order of the seeds. */
  readonly outcomes: readonly { readonly run: StudyRun; readonly outcome: RunOutcome }[];
  /** By how they ended. */
  readonly ended: Readonly<Record<EndingKind, number>>;
  /** Runs that were trained, and how many of them were solved wherever they ended. A failed run counts for neither. */
  readonly trained: number;
  readonly solved: number;
  /** Undefined where none was trained. One that did not solve it in its steps counts as beyond all others. */
  readonly toSolved: Spread | undefined;
  readonly heldOutLoss: Spread | undefined;
  readonly metric: Spread | undefined;
  readonly gradientRate: Spread | undefined;
}

/** Undefined where there is no number. @param values infinite ones for what is beyond all others */
export function spreadOver(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    median: known(median(values)),
    lowest: known(Math.min(...values)),
    highest: known(Math.max(...values)),
  };
}

const ENDINGS: readonly EndingKind[] = ['solved', 'diverged', 'steps', 'failed'];

export function summaryOf(cell: StudyCell, outcomes: Outcomes): CellSummary {
  const found = cell.runs.flatMap((run) => {
    const outcome = outcomes.get(run.link);
    return outcome ? [{ run, outcome }] : [];
  });
  const trained = found.map(({ outcome }) => outcome).filter(({ ending }) => ending !== 'failed');
  const over = (of: (outcome: RunOutcome) => number | null | undefined) =>
    spreadOver(trained.flatMap((outcome) => of(outcome) ?? []));
  return {
    ...cell,
    outcomes: found,
    ended: Object.fromEntries(
      ENDINGS.map((kind) => [kind, found.filter(({ outcome }) => outcome.ending === kind).length]),
    ) as Record<EndingKind, number>,
    trained: trained.length,
    solved: trained.filter(({ solvedAt }) => solvedAt !== undefined).length,
    toSolved: over(({ solvedAt }) => solvedAt ?? Infinity),
    // A loss that is no number any more is beyond all others.
    heldOutLoss: over(({ ending, heldOutLoss }) => (ending === 'diverged' ? Infinity : heldOutLoss)),
    metric: over(({ metric }) => metric),
    gradientRate: over(({ gradientRate }) => gradientRate),
  };
}

export function summariesOf(cells: readonly StudyCell[], outcomes: Outcomes): readonly CellSummary[] {
  return cells.map((cell) => summaryOf(cell, outcomes));
}
