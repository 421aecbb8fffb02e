/** What came of two settings as a small grid: in each cell the median, and how many seeds solved the task. */
import { memo } from 'react';
import { median } from '../../math/statistics.ts';
import { summaryOf, type CellSummary } from '../../studies/summary.ts';
import type { StudyRun } from '../../studies/study.ts';
import { goodness } from './goodness.ts';
import type { Measure } from './measures.ts';
import type { Outcomes } from '../../studies/outcome.ts';
import type { StudyLayout } from './studyLayout.ts';

interface StudyGridProps {
  readonly outcomes: Outcomes;
  readonly layout: StudyLayout;
  readonly measure: Measure;
  readonly onOpen: (run: StudyRun) => void;
}

/** How much of the colour a cell has at most, so that its words can be read. */
const MOST_TINT = 36;

/** The run in the middle, which stands for its cell. */
function middleRun({ outcomes }: CellSummary, measure: Measure): StudyRun | undefined {
  const rows = outcomes.map(({ run, outcome }) => ({ run, value: measure.of(outcome) ?? Infinity }));
  if (rows.length === 0) return undefined;
  const middle = median(rows.map(({ value }) => value));
  return (
    rows.toSorted((a, b) => Math.abs(a.value - middle) - Math.abs(b.value - middle))[0]?.run ?? rows[0]!.run
  );
}

export const StudyGrid = memo(function StudyGrid({ outcomes, layout, measure, onOpen }: StudyGridProps) {
  const { along, groups, cells } = layout;
  const summaries = cells.map(({ cell }) => summaryOf(cell, outcomes));
  const medians = summaries.map((summary) => measure.over(summary)?.median ?? undefined);
  const good = goodness(medians, measure);
  const at = (group: number, place: number) =>
    cells.findIndex((each) => each.group === group && each.place === place);
  const cellAt = (group: number, place: number) => {
    const k = at(group, place);
    const summary = summaries[k];
    if (!summary || summary.outcomes.length === 0) return <td key={place} className="study-cell-empty" />;
    const value = medians[k];
    const run = middleRun(summary, measure);
    const text = value === undefined ? measure.none : measure.format(value);
    const note = `${summary.solved} of ${summary.trained}`;
    const tint = Math.round(MOST_TINT * (good[k] ?? 0));
    return (
      <td key={place}>
        <button
          type="button"
          className="study-cell"
          style={{ background: `color-mix(in oklab, var(--accent) ${tint}%, var(--panel))` }}
          title="Opens the run in the middle on the page."
          onClick={() => run && onOpen(run)}
        >
          <b>{text}</b>
          <span>{note}</span>
        </button>
      </td>
    );
  };
  return (
    <div className="study-grid">
      <table>
        <caption>{`${measure.label}: the median of the seeds, and below it how many of them solved the task.`}</caption>
        <thead>
          <tr>
            <th scope="col">{groups.label}</th>
            {along.values.map((value) => (
              <th scope="col" key={value}>
                {along.numbers ? `${along.label} ${value}` : value}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.values.map(({ label }, group) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {along.values.map((_, place) => cellAt(group, place))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
