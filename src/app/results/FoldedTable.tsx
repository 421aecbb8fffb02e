/** A table that is unfolded on demand: nothing of it is made before, and it is renewed at a calm pace. */
import { useState, type ReactNode } from 'react';
import type { Source } from '../../charts/useCanvas.ts';
import { Throttled } from './Throttled.tsx';

/** Shortest time between two changes of a table, in ms. */
const TABLE_PACE = 2000;

export interface FoldedTableProps {
  readonly summary: string;
  readonly source: Source;
  /** The table as it is now. */
  readonly children: () => ReactNode;
}

export function FoldedTable({ summary, source, children }: FoldedTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="results-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && (
        <Throttled source={source} pace={TABLE_PACE}>
          {children}
        </Throttled>
      )}
    </details>
  );
}
