/** After a dialog that changed the experiment the next thing is to play it, so the focus goes there, not back to what opened the dialog. */
import { useEffect } from 'react';
import type { Session } from '../store/session.ts';

/** @param open whether a dialog is open */
export function usePlayNext(session: Session, open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const before = session.store.getState();
    // The dialog, which goes first, has put the focus back.
    return () => {
      const { experiment, own } = session.store.getState();
      if (experiment === before.experiment && own === before.own) return;
      document.querySelector<HTMLElement>('.command-play')?.focus({ preventScroll: true });
    };
  }, [session, open]);
}
