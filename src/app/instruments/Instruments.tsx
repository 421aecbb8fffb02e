/** Under the score: a row of tabs, and the instrument that is open. Nothing of one is loaded or computed before it is opened. */
import { useCallback, useId, useRef, useState, type KeyboardEvent } from 'react';
import { TableContext, type GiveTable } from '../export/context.ts';
import { LazySaveMenu } from '../export/LazySaveMenu.tsx';
import { rove } from '../../ui/roving.ts';
import { instruments as all } from './index.ts';
import type { Instrument } from './instrument.ts';
import './instruments.css';

export function Instruments({ instruments = all }: { readonly instruments?: readonly Instrument[] }) {
  const id = useId();
  const [open, setOpen] = useState<string>();
  const [table, setTable] = useState<{ readonly give: GiveTable }>();
  const register = useCallback((give: GiveTable) => setTable({ give }), []);
  const tabs = useRef<HTMLDivElement>(null);
  const shown = instruments.find((instrument) => instrument.id === open);
  const onKeyDown = (event: KeyboardEvent) =>
    rove(event, [...tabs.current!.querySelectorAll('button')], 'across');
  if (instruments.length === 0) return null;
  return (
    <section className="instruments" aria-label="Instruments">
      <div className="instruments-tabs" role="tablist" aria-label="Instruments" ref={tabs}>
        {instruments.map(({ id: own, label, help }, position) => (
          <button
            key={own}
            type="button"
            role="tab"
            id={`${id}${own}-tab`}
            title={help}
            aria-selected={own === open}
            aria-controls={own === open ? `${id}panel` : undefined}
            tabIndex={own === open || (!shown && position === 0) ? 0 : -1}
            onKeyDown={onKeyDown}
            onClick={() => setOpen(own === open ? undefined : own)}
          >
            {label}
          </button>
        ))}
      </div>
      {shown ? (
        <div
          className="instruments-panel"
          data-panel
          role="tabpanel"
          id={`${id}panel`}
          aria-labelledby={`${id}${shown.id}-tab`}
        >
          <div className="instruments-head">
            <p className="instruments-help">{shown.help}</p>
            <LazySaveMenu what={shown.id} title={shown.label} table={table?.give} />
          </div>
          <TableContext value={register}>
            <shown.Panel id={`${id}${shown.id}`} />
          </TableContext>
        </div>
      ) : (
        <p className="instruments-help">Open an instrument to look closer at the network.</p>
      )}
    </section>
  );
}
