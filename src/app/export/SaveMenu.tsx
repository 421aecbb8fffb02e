/** A small button on a panel's head: the panel as a picture, its numbers as a table. What makes them loads with the first use. */
import { useContext, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Session } from '../../store/session.ts';
import { rove } from '../../ui/roving.ts';
import { loadPart, orTell } from '../parts/load.ts';
import { SessionContext } from '../sessionContext.ts';
import type { Table } from './table.ts';
import './saveMenu.css';

export interface SaveMenuProps {
  /** A word for the file's name: "loss". */
  readonly what: string;
  /** What the panel is called. */
  readonly title: string;
  /** The numbers behind the panel as they are now; undefined where there are none yet. Left out where it has none. */
  readonly table?: (() => Table | undefined | Promise<Table | undefined>) | undefined;
}

/** The panel around the button: the nearest that is marked so, or the nearest section. */
const PANEL = '[data-panel], section';

/** Nothing where there is no session around it: a panel by itself shows no experiment that a file could be named after. */
export function SaveMenu(props: SaveMenuProps) {
  const session = useContext(SessionContext);
  return session ? <Menu session={session} {...props} /> : null;
}

function Menu({ session, what, title, table }: SaveMenuProps & { readonly session: Session }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    box.current!.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onDown = ({ target }: PointerEvent) => {
      if (!box.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onDown);
    return () => document.removeEventListener('pointerdown', onDown);
  }, [open]);

  const close = () => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  };
  const saved = () => {
    const { experiment, step } = session.store.getState();
    return { experiment, step, what, title, link: session.link(false) };
  };
  const picture = async () => {
    close();
    const panel = box.current!.closest<HTMLElement>(PANEL)!;
    const { savePicture } = await loadPart(() => import('./save.ts'));
    try {
      session.announce(`Saved as ${await savePicture(panel, saved())}.`);
    } catch (error) {
      session.notices.say(error instanceof Error ? error.message : String(error));
    }
  };
  const numbers = async () => {
    close();
    const found = await table?.();
    if (!found)
      return session.notices.say(`${title}: there are no numbers yet, they come with the first steps.`);
    const { saveTable } = await loadPart(() => import('./save.ts'));
    session.announce(`Saved as ${await saveTable(found, saved())}.`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'Tab') return setOpen(false);
    if (rove(event, [...box.current!.querySelectorAll<HTMLElement>('[role=menuitem]')], 'down')) return;
    if (event.key !== 'Escape') return;
    close();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="save-menu" role="presentation" ref={box} data-not-in-picture onKeyDown={onKeyDown}>
      <button
        type="button"
        className="save-button"
        aria-label={`Save as picture or CSV: ${title}`}
        title="Save as picture or CSV."
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 2v8M4.5 7 8 10.5 11.5 7M3 13.5h10" />
        </svg>
      </button>
      {open && (
        <div className="save-menu-list" role="menu" id={id} aria-label={`Save as picture or CSV: ${title}`}>
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => void orTell(session, `Save as picture or CSV: ${title}`, picture)}
          >
            Picture (PNG)
          </button>
          {table && (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => void orTell(session, `Save as picture or CSV: ${title}`, numbers)}
            >
              Numbers (CSV)
            </button>
          )}
        </div>
      )}
    </div>
  );
}
