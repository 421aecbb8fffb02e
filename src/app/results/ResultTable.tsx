/** A chart as a table, unfolded on demand. */
import { useState } from 'react';
import { formatCount, formatLoss } from '../../charts/format.ts';
import type { RunSeries } from '../../store/series.ts';
import type { ProblemInfo } from '../../tasks/task.ts';
import { allChanges } from '../race/changes.ts';
import type { Overlay } from '../race/overlay.ts';
import { Calm } from './Calm.tsx';
import { formatMetric } from './curves.ts';
import { tableRows } from './summary.ts';

const MOST_ROWS = 12;
/** Shortest time between two changes of a table, in ms. */
const TABLE_PACE = 2000;

export interface ResultTableProps {
  readonly series: RunSeries;
  readonly problem: ProblemInfo;
  readonly of: 'loss' | 'metric';
  readonly overlay: Overlay;
}

function Rows({ series, problem, of }: Omit<ResultTableProps, 'overlay'>) {
  const rows = tableRows(series, MOST_ROWS);
  const isLoss = of === 'loss';
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">step</th>
          {isLoss && <th scope="col">training loss</th>}
          <th scope="col">{isLoss ? 'held-out loss' : problem.metric.label}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.step}>
            <th scope="row">{formatCount(row.step)}</th>
            {isLoss && <td>{row.trainLoss === undefined ? '–' : formatLoss(row.trainLoss)}</td>}
            <td>{isLoss ? formatLoss(row.heldOutLoss) : formatMetric(problem.metric, row.metric)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ResultTable(props: ResultTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="results-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{props.of === 'loss' ? 'Loss' : 'Metric'} as a table</summary>
      {open && (
        <Calm series={props.series} pace={TABLE_PACE}>
          {() => (
            <>
              <Rows {...props} />
              <p>{allChanges(props.overlay)}</p>
            </>
          )}
        </Calm>
      )}
    </details>
  );
}
