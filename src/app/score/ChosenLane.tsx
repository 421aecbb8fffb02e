/** Any lane of the score as a table; loaded and built only while `LaneTables` is open. */
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { Throttled } from '../results/Throttled.tsx';
import type { Lane } from './lanes/lane.ts';
import { captionOf, stretchOf, type LaneTablesProps } from './laneTable.ts';

/** Shortest time between two changes of a table, in ms. */
const PACE = 2000;

function fullName({ name, layerName }: Lane): string {
  return layerName ? `${name}, ${layerName}` : name;
}

interface TableProps extends Omit<LaneTablesProps, 'lanes'> {
  readonly id: string;
  readonly lane: Lane;
}

function Table({ id, lane, series, scoreView }: TableProps) {
  const { pinned, playhead: asked } = useStore(scoreView);
  const readout = pinned?.score ?? series.score;
  const playhead = Math.min(asked, (readout?.timeSteps ?? 1) - 1);
  const table = readout && lane.table({ readout, playhead });
  if (!readout || !table) return <p>The reading has nothing of this lane.</p>;
  const [from, to] = stretchOf(readout.timeSteps, table.columns.length, playhead);
  const steps = Array.from({ length: to - from }, (_, k) => from + k);
  const name = `${id}-caption`;
  return (
    <>
      <p className="lane-table-caption" id={name}>
        {captionOf(fullName(lane), table, readout, [from, to])}
      </p>
      {/* Scrolls in both directions, so it must be reached by keyboard. */}
      <div className="lane-table" role="region" aria-labelledby={name} tabIndex={0}>
        <table aria-labelledby={name}>
          <thead>
            <tr>
              <th scope="col">t</th>
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

export function ChosenLane({ lanes, ...rest }: LaneTablesProps) {
  const id = useId();
  const [key, setKey] = useState<string>();
  const lane = lanes.find((one) => one.key === key) ?? lanes[0]!;
  return (
    <>
      <label htmlFor={id}>lane</label>{' '}
      <select id={id} value={lane.key} onChange={(event) => setKey(event.target.value)}>
        {lanes.map((one) => (
          <option key={one.key} value={one.key}>
            {fullName(one)}
          </option>
        ))}
      </select>
      <Throttled source={rest.series} pace={PACE}>
        {() => <Table id={id} lane={lane} {...rest} />}
      </Throttled>
    </>
  );
}
