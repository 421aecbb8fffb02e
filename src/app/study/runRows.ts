/** The runs of a study as rows of a table, in the order that somebody wants. */
import type { Outcomes, RunOutcome } from '../../studies/outcome.ts';
import type { StudyRun } from '../../studies/study.ts';
import type { Measure } from './measures.ts';
import type { StudyLayout } from './studyLayout.ts';

export interface RunRow {
  readonly run: StudyRun;
  readonly outcome: RunOutcome;
  readonly place: number;
  readonly group: number;
}

export type SortBy = 'place' | 'group' | 'seed' | 'ending' | Measure['id'];

export interface Sorting {
  readonly by: SortBy;
  readonly down: boolean;
}

export function rowsOf(outcomes: Outcomes, { cells }: StudyLayout): RunRow[] {
  return cells.flatMap(({ cell, place, group }) =>
    cell.runs.flatMap((run) => {
      const outcome = outcomes.get(run.link);
      return outcome ? [{ run, outcome, place, group }] : [];
    }),
  );
}

/** What has no number comes last, whichever way it is sorted; what is equal keeps its order. */
export function sorted(
  rows: readonly RunRow[],
  { by, down }: Sorting,
  measures: readonly Measure[],
): RunRow[] {
  const key = ({ run, outcome, place, group }: RunRow): number | string | undefined => {
    switch (by) {
      case 'place':
        return place;
      case 'group':
        return group;
      case 'seed':
        return run.seed;
      case 'ending':
        return outcome.ending;
      case 'toSolved':
      case 'heldOutLoss':
      case 'metric':
      case 'gradientRate':
        return measures.find(({ id }) => id === by)?.of(outcome);
    }
  };
  return rows.toSorted((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === b) return 0;
    if (a === undefined) return 1;
    if (b === undefined) return -1;
    return (a < b ? -1 : 1) * (down ? -1 : 1);
  });
}
