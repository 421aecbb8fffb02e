/** Any lane of the score as a table, built only while it is open. */
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { ScoreViewStore } from '../../store/scoreView.ts';
import type { RunSeries } from '../../store/series.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import { Throttled } from '../results/Throttled.tsx';
import type { LaneFrame } from './lanes.ts';
import { captionOf, stretchOf, tableOf } from './laneTable.ts';
import './tables.css';

export interface LaneTablesProps {
  readonly frames: readonly LaneFrame[];
  readonly problem: ProblemInfo | undefined;
  readonly series: RunSeries;
  readonly scoreView: ScoreViewStore;
}

/** Shortest time between two changes of a table, in ms. */
const PACE = 2000;

function fullName(frame: LaneFrame): string {
  const layer = 'layerName' in frame && frame.layerName;
  return layer ? `${frame.name}, ${layer}` : frame.name;
}

function Table({
  id,
  frame,
  problem,
  series,
  scoreView,
}: Omit<LaneTablesProps, 'frames'> & { id: string; frame: LaneFrame }) {
  const { pinned, playhead: asked } = useStore(scoreView);
  const score = pinned?.score ?? series.score;
  const playhead = Math.min(asked, (score?.timeSteps ?? 1) - 1);
  const table = score && problem && tableOf(frame, problem, score, playhead);
  if (!score || !table) return <p>The reading has nothing of this lane.</p>;
  const [from, to] = stretchOf(score.timeSteps, table.columns.length, playhead);
  const steps = Array.from({ length: to - from }, (_, k) => from + k);
  const name = `${id}-caption`;
  return (
    <>
      <p className="lane-table-caption" id={name}>
        {captionOf(fullName(frame), table, score, [from, to])}
      </p>
      {/* Scrolls in both directions, so it must be reached by keyboard. */}
      <div className="lane-table" role="region" aria-labelledby={name} tabIndex={0}>
        <table aria-labelledby={name}>
          <thead>
            <tr>
              <th scope="col">step</th>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step} aria-current={step === playhead || undefined}>
                <th scope="row">{step + 1}</th>
                {table.row(step).map((cell, column) => (
                  <td key={table.columns[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function LaneTables({ frames, ...rest }: LaneTablesProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState('input');
  const frame = frames.find((one) => one.key === key) ?? frames[0]!;
  return (
    <details className="lane-tables" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Lanes as tables</summary>
      {open && (
        <>
          <label htmlFor={id}>lane</label>{' '}
          <select id={id} value={frame.key} onChange={(event) => setKey(event.target.value)}>
            {frames.map((one) => (
              <option key={one.key} value={one.key}>
                {fullName(one)}
              </option>
            ))}
          </select>
          <Throttled series={rest.series} pace={PACE}>
            {() => <Table id={id} frame={frame} {...rest} />}
          </Throttled>
        </>
      )}
    </details>
  );
}
