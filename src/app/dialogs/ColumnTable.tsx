/** The columns of a CSV file: what is in each, and which one is learned from. */
import { useId } from 'react';
import { tooManyHoles } from '../../tasks/forecast/series.ts';
import { formatCount, formatMeasured } from '../../text/numbers.ts';
import type { Column } from './csv.ts';

interface ColumnTableProps {
  readonly columns: readonly Column[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

export function ColumnTable({ columns, chosen, onChoose }: ColumnTableProps) {
  const name = useId();
  const { holes, cells } = columns[chosen]!;
  return (
    <>
      <div className="columns-table" role="group" aria-label="Columns" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Values</th>
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
                    <input type="radio" name={name} checked={k === chosen} onChange={() => onChoose(k)} />
                    <span>{column.name}</span>
                  </label>
                </th>
                <td>{formatCount(column.count)}</td>
                <td>{formatMeasured(column.min)}</td>
                <td>{formatMeasured(column.max)}</td>
                <td>{formatCount(column.holes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {holes > 0 && (
        <p className="sentence">
          {holes === 1 ? '1 line has no number' : `${formatCount(holes)} lines have no number`} in this column
          {tooManyHoles(holes, cells.length)
            ? ', more than a tenth: too many to be filled.'
            : '; a straight line between the neighbours takes the place.'}
        </p>
      )}
    </>
  );
}
