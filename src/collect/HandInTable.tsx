/** The hand-ins as a table, one row each, which opens for all that is in it. */
import { useState } from 'react';
import { formatCount, formatLoss } from '../text/numbers.ts';
import { lastRun } from './collection.ts';
import { HandInDetails } from './HandInDetails.tsx';
import type { Line } from './judged.ts';
import type { Column, Sorting } from './sorting.ts';
import { letterOf, notesOf, VERDICTS, verdictText } from './words.ts';

interface TableProps {
  readonly lines: readonly Line[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  /** Whether there is more than one of these, so that they are worth a column. */
  readonly several: { readonly links: boolean; readonly lessons: boolean };
  readonly busy: boolean;
  readonly onCheck: (line: Line) => void;
  readonly onRemove: (id: number) => void;
}

const HEADS: readonly { readonly by: Column; readonly label: string }[] = [
  { by: 'name', label: 'Name' },
  { by: 'lesson', label: 'Lesson' },
  { by: 'answers', label: 'Answers' },
  { by: 'link', label: 'Link' },
  { by: 'steps', label: 'Training steps' },
  { by: 'loss', label: 'Validation loss' },
  { by: 'solvedAt', label: 'Solved at' },
  { by: 'mark', label: 'Mark' },
  { by: 'minutes', label: 'Minutes' },
  { by: 'check', label: 'Check' },
];

export function HandInTable({ lines, sorting, onSort, several, ...acts }: TableProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const heads = HEADS.filter(
    ({ by }) => (by !== 'link' || several.links) && (by !== 'lesson' || several.lessons),
  );
  const toggle = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    // Reached by Tab, so that keys can scroll it where it is wider than the window.
    <div className="collect-scroll" role="region" aria-label="Table of hand-ins" tabIndex={0}>
      <table className="collect-table">
        <thead>
          <tr>
            {heads.map(({ by, label }) => (
              <th
                key={by}
                scope="col"
                aria-sort={sorting.by === by ? (sorting.down ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  onClick={() => onSort({ by, down: sorting.by === by && !sorting.down })}
                >
                  {label}
                </button>
              </th>
            ))}
            <th scope="col">Notes</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <HandInRow
              key={line.row.id}
              line={line}
              heads={heads.map(({ by }) => by)}
              open={open.has(line.row.id)}
              onToggle={() => toggle(line.row.id)}
              {...acts}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Pick<TableProps, 'busy' | 'onCheck' | 'onRemove'> {
  readonly line: Line;
  readonly heads: readonly Column[];
  readonly open: boolean;
  readonly onToggle: () => void;
}

function HandInRow({ line, heads, open, onToggle, ...acts }: RowProps) {
  const { row, verdict, likeness } = line;
  const { name } = row.handIn;
  return (
    <>
      <tr data-check={verdict?.kind}>
        <th scope="row">
          <button type="button" className="collect-name" aria-expanded={open} onClick={onToggle}>
            <span aria-hidden="true">{open ? '▾' : '▸'}</span>
            <bdi>{name}</bdi>
          </button>
        </th>
        {heads.slice(1).map((by) => (
          <td key={by} title={by === 'check' && verdict ? verdictText(verdict) : undefined} data-column={by}>
            {cellText(line, by)}
          </td>
        ))}
        <td>
          <bdi>{notesOf(row, likeness).join(', ')}</bdi>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={heads.length + 1}>
            <HandInDetails line={line} {...acts} />
          </td>
        </tr>
      )}
    </>
  );
}

function cellText({ row, right, likeness, verdict }: Line, by: Column): string {
  const { handIn } = row;
  const run = lastRun(row);
  switch (by) {
    case 'name':
      return handIn.name;
    case 'lesson':
      return handIn.lesson?.title ?? '–';
    case 'answers':
      return right
        ? `${formatCount(right.right)} of ${formatCount(right.of)} right`
        : formatCount(handIn.answers.length);
    case 'link':
      return likeness.link === undefined ? '–' : letterOf(likeness.link);
    case 'steps':
      return run ? formatCount(run.steps) : '–';
    case 'loss':
      return run ? formatLoss(run.loss ?? NaN) : '–';
    case 'solvedAt':
      return run?.solvedAt === undefined ? '–' : formatCount(run.solvedAt);
    case 'mark':
      return run?.mark ?? '–';
    case 'minutes':
      return formatCount(handIn.minutes);
    case 'check':
      return verdict ? VERDICTS[verdict.kind] : 'not yet';
  }
}
