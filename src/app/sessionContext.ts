/** The session, handed to every part of the page. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../store/session.ts';
import type { PageState } from '../store/state.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of this page; throws outside of one (a programming error). */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session around this component.');
  return session;
}

/** A part of what the page knows; the component is drawn again when that part changes. */
export function usePage<Part>(select: (state: PageState) => Part): Part {
  return useStore(useSession().store, select);
}
