/** The first and the last rows of a file as they are written, to compare with it. */
import { useEffect, useRef } from 'react';
import type { FoundSeries, WrittenRow } from '../../../ownData/series.ts';

/** As many from each end tell how a file is laid out. */
const SHOWN = 3;

export function RowsTable({ series }: { readonly series: FoundSeries }) {
  const { columns, column } = series;
  const firstRows = series.firstRows.slice(0, SHOWN);
  const lastRows = series.lastRows.slice(-SHOWN);
  const box = useRef<HTMLDivElement>(null);
  const width = Math.max(0, ...[...firstRows, ...lastRows].map(({ cells }) => cells.length));
  // The column that is read may stand far to the right.
  useEffect(() => {
    const cell = box.current?.querySelector<HTMLElement>('[data-read]');
    if (cell && box.current) box.current.scrollLeft = cell.offsetLeft - box.current.clientWidth / 2;
  }, [column, width]);
  if (width === 0) return null;
  const row = ({ line, cells }: WrittenRow, at: number) => (
    <tr key={at}>
      <th scope="row">{line}</th>
      {Array.from({ length: width }, (_, k) => (
        <td key={k} data-read={k === column || undefined}>
          {cells[k] ?? ''}
        </td>
      ))}
    </tr>
  );
  return (
    <div
      className="rows-table"
      ref={box}
      role="group"
      aria-label="First and last rows as written"
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">line</th>
            {Array.from({ length: width }, (_, k) => (
              <th key={k} scope="col" data-read={k === column || undefined}>
                {columns[k]?.name ?? ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firstRows.map(row)}
          {lastRows.length > 0 && (
            <tr className="rows-between">
              <td colSpan={width + 1}>⋮</td>
            </tr>
          )}
          {lastRows.map(row)}
        </tbody>
      </table>
    </div>
  );
}
