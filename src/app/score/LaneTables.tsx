/** Under the score: its lanes as tables, of which nothing is loaded or built before they are opened. */
import { useState } from 'react';
import { part } from '../parts/part.tsx';
import type { LaneTablesProps } from './laneTable.ts';
import './laneTables.css';

const ChosenLane = part(
  'Lanes as tables',
  () => import('./ChosenLane.tsx'),
  (module) => module.ChosenLane,
);

export function LaneTables(props: LaneTablesProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="lane-tables" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Lanes as tables</summary>
      {open && <ChosenLane {...props} />}
    </details>
  );
}
