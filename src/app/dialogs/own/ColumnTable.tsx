/** The columns of a file: what is in each, and which one is learned from. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ColumnRole, SeriesColumn } from '../../../ownData/series.ts';
import { formatCount, formatMeasured } from '../../../text/numbers.ts';
import { Button } from '../../../ui/Button.tsx';

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

/** A table of a thousand rows keeps the page busy: so many are shown at a time. */
const SHOWN = 50;

const measured = (value: number) => (Number.isFinite(value) ? formatMeasured(value) : '');

export function ColumnTable({ columns, chosen, onChoose }: ColumnTableProps) {
  const name = useId();
  const box = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState(() => Math.floor(chosen / SHOWN));
  const from = Math.min(part * SHOWN, Math.floor((columns.length - 1) / SHOWN) * SHOWN);
  const shown = columns.slice(from, from + SHOWN);
  // What was found may stand far down among many.
  useEffect(() => {
    const around = box.current!;
    const row = around.querySelectorAll<HTMLElement>('tbody tr')[chosen - from];
    if (!row) return;
    const below = row.offsetTop + row.offsetHeight - around.clientHeight;
    if (around.scrollTop < below) around.scrollTop = below;
    else if (around.scrollTop > row.offsetTop) around.scrollTop = row.offsetTop - row.offsetHeight;
  }, [chosen, from]);
  return (
    <>
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
            {shown.map((column, k) => (
              <tr key={from + k}>
                <th scope="row">
                  <label className="check">
                    <input
                      type="radio"
                      name={name}
                      checked={from + k === chosen}
                      disabled={column.role === 'words'}
                      onChange={() => onChoose(from + k)}
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
      {columns.length > SHOWN && (
        <div className="columns-parts">
          <Button disabled={from === 0} onClick={() => setPart(from / SHOWN - 1)}>
            Earlier columns
          </Button>
          <span>
            {formatCount(from + 1)} to {formatCount(from + shown.length)} of {formatCount(columns.length)}
          </span>
          <Button disabled={from + SHOWN >= columns.length} onClick={() => setPart(from / SHOWN + 1)}>
            Later columns
          </Button>
        </div>
      )}
    </>
  );
}
