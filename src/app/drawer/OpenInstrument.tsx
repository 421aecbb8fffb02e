/** The instrument that is open in the drawer: what it shows, in one sentence, what can be taken away, and itself. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { TableContext, type GiveTable } from '../export/context.ts';
import { LazySaveMenu } from '../export/LazySaveMenu.tsx';
import type { Instrument } from '../instruments/instrument.ts';

interface OpenInstrumentProps {
  /** That of the drawer: the ids of panel and tab begin with it. */
  readonly id: string;
  readonly instrument: Instrument;
}

export function OpenInstrument({ id, instrument }: OpenInstrumentProps) {
  const { id: own, label, help, Panel } = instrument;
  const panel = useRef<HTMLDivElement>(null);
  const [table, setTable] = useState<{ readonly give: GiveTable }>();
  const register = useCallback((give: GiveTable) => setTable({ give }), []);
  // Where the drawer is no more than a part of a long page, it opens under what is in sight.
  useEffect(() => {
    panel.current!.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div
      className="drawer-panel"
      data-panel
      role="tabpanel"
      id={`${id}panel`}
      aria-labelledby={`${id}${own}-tab`}
      ref={panel}
    >
      <div className="drawer-head">
        <p className="drawer-help">{help}</p>
        <LazySaveMenu what={own} title={label} table={table?.give} />
      </div>
      <TableContext value={register}>
        <Panel id={`${id}${own}`} />
      </TableContext>
    </div>
  );
}
