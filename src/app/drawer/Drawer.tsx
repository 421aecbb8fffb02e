/**
 * At the foot of the stage: a row of tabs that is always in sight, and the instrument that is open. It leaves the score in sight, so
 * that a change and its effect are on one screen. Nothing of an instrument is loaded or computed before it is opened.
 */
import { useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '../../ui/Button.tsx';
import { rove } from '../../ui/roving.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { OpenInstrument } from './OpenInstrument.tsx';
import { openInstrument, suitable } from './openInstrument.ts';
import './drawer.css';

export function Drawer({ instruments: all }: { readonly instruments?: readonly Instrument[] }) {
  const id = useId();
  const session = useSession();
  const instruments = usePage(useShallow((state) => suitable(state, all)));
  const shown = usePage((state) => openInstrument(state, all));
  const open = shown?.id;
  const tabs = useRef<HTMLDivElement>(null);
  const isOpen = shown !== undefined;
  // So much less room have all others.
  useLayoutEffect(() => {
    if (!isOpen) return;
    document.documentElement.dataset.drawer = 'open';
    return () => void delete document.documentElement.dataset.drawer;
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent) =>
    rove(event, [...tabs.current!.querySelectorAll('button')], 'across');
  const close = () => {
    tabs.current!.querySelector<HTMLElement>('[aria-selected=true]')!.focus();
    session.openInstrument(undefined);
  };
  return (
    <section className="drawer" aria-label="Instruments">
      <div className="drawer-top">
        <div className="drawer-tabs" role="tablist" aria-label="Instruments" ref={tabs}>
          {instruments.map(({ id: own, label, help }, position) => (
            <button
              key={own}
              type="button"
              role="tab"
              data-place={`panel:${own}`}
              id={`${id}${own}-tab`}
              title={help}
              aria-selected={own === open}
              aria-controls={own === open ? `${id}panel` : undefined}
              tabIndex={own === open || (!shown && position === 0) ? 0 : -1}
              onKeyDown={onKeyDown}
              onClick={() => session.openInstrument(own === open ? undefined : own)}
            >
              {label}
            </button>
          ))}
        </div>
        {shown && (
          <Button look="icon" aria-label={`Close “${shown.label}”`} title="Close" onClick={close}>
            ×
          </Button>
        )}
      </div>
      {shown && <OpenInstrument key={shown.id} id={id} instrument={shown} />}
    </section>
  );
}
