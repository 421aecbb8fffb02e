/** The columns of a file: what is in each, and which one is learned from. */
import { useEffect, useId, useRef } from 'react';
import type { ColumnRole, SeriesColumn } from '../../../ownData/series.ts';
import { formatCount, formatMeasured } from '../../../text/numbers.ts';

interface ColumnTableProps {
  readonly columns: readonly SeriesColumn[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

const ROLES: Readonly<Record<ColumnRole, string>> = {
  values: 'values',
  dates: 'dates',
  counter: 'counts on',
  words: 'words',
};

const measured = (value: number) => (Number.isFinite(value) ? formatMeasured(value) : '');

export function ColumnTable({ columns, chosen, onChoose }: ColumnTableProps) {
  const name = useId();
  const box = useRef<HTMLDivElement>(null);
  // What was found may stand far down among many.
  useEffect(() => {
    const around = box.current!;
    const row = around.querySelector('input:checked')?.closest('tr');
    if (!row) return;
    const below = row.offsetTop + row.offsetHeight - around.clientHeight;
    if (around.scrollTop < below) around.scrollTop = below;
    else if (around.scrollTop > row.offsetTop) around.scrollTop = row.offsetTop - row.offsetHeight;
  }, [columns]);
  return (
    <div ref={box} className="columns-table" role="group" aria-label="Columns" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Holds</th>
            <th scope="col">Count</th>
            <th scope="col">Smallest</th>
            <th scope="col">Largest</th>
            <th scope="col">Holes</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, k) => (
            <tr key={k}>
              <th scope="row">
                <label className="check">
                  <input
                    type="radio"
                    name={name}
                    checked={k === chosen}
                    disabled={column.role === 'words'}
                    onChange={() => onChoose(k)}
                  />
                  <span>{column.name}</span>
                </label>
              </th>
              <td>{ROLES[column.role]}</td>
              <td>{formatCount(column.count)}</td>
              <td>{measured(column.smallest)}</td>
              <td>{measured(column.largest)}</td>
              <td>{column.holes > 0 ? formatCount(column.holes) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
