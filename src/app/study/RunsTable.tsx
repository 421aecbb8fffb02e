/** Every run that is done, in a table that can be sorted; a row's button opens its run. */
import { memo, useState } from 'react';
import type { EndingKind, Outcomes } from '../../studies/outcome.ts';
import type { StudyRun } from '../../studies/study.ts';
import { formatCount } from '../../text/numbers.ts';
import type { Measure } from './measures.ts';
import { rowsOf, sorted, type SortBy, type Sorting } from './runRows.ts';
import type { StudyLayout } from './studyLayout.ts';

const ENDINGS: Readonly<Record<EndingKind, string>> = {
  solved: 'solved',
  diverged: 'diverged',
  steps: 'all steps',
  failed: 'could not be trained',
};

interface RunsTableProps {
  readonly outcomes: Outcomes;
  readonly layout: StudyLayout;
  readonly measures: readonly Measure[];
  readonly onOpen: (run: StudyRun) => void;
}

/** Hundreds of rows are made anew only when another run is done. */
export const RunsTable = memo(function RunsTable({ outcomes, layout, measures, onOpen }: RunsTableProps) {
  const [sorting, setSorting] = useState<Sorting>({ by: 'place', down: false });
  const { along, groups } = layout;
  const grouped = groups.values.length > 1;
  const rows = sorted(rowsOf(outcomes, layout), sorting, measures);
  const columns: readonly { readonly by: SortBy; readonly label: string }[] = [
    { by: 'place', label: along.label },
    ...(grouped ? [{ by: 'group' as const, label: groups.label }] : []),
    { by: 'seed', label: 'seed' },
    { by: 'ending', label: 'ended' },
    ...measures.map(({ id, label }) => ({ by: id, label })),
  ];
  return (
    <div className="columns-table study-runs" role="region" aria-label="Runs" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ by, label }) => (
              <th
                key={by}
                scope="col"
                aria-sort={sorting.by === by ? (sorting.down ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  onClick={() => setSorting({ by, down: sorting.by === by && !sorting.down })}
                >
                  {label}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ run, outcome, place, group }) => {
            const where = [along.values[place]!, ...(grouped ? [groups.values[group]!.label] : [])];
            return (
              <tr key={run.link}>
                <th scope="row">
                  <button
                    type="button"
                    aria-label={`Open ${where.join(', ')}, seed ${run.seed} on the page`}
                    onClick={() => onOpen(run)}
                  >
                    {where[0]}
                  </button>
                </th>
                {grouped && <td>{where[1]}</td>}
                <td>{run.seed}</td>
                <td title={outcome.sentence}>
                  {outcome.ending === 'steps'
                    ? `at step ${formatCount(outcome.steps)}`
                    : ENDINGS[outcome.ending]}
                </td>
                {measures.map((measure) => {
                  const value = measure.of(outcome);
                  return <td key={measure.id}>{value === undefined ? '–' : measure.format(value)}</td>;
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
});
