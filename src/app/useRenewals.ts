/** Draws a component anew, at most so often: steps and losses change 20 times a second, and nobody can read that. */
import { useEffect, useState } from 'react';
import type { Source } from '../charts/useCanvas.ts';
import { paced } from '../store/paced.ts';
import type { PageState } from '../store/state.ts';
import { usePage, useSession } from './sessionContext.ts';

/**
 * Draws the component anew when a source that lives outside React has changed.
 * @param pace shortest time between two renewals, in ms; the last state is always shown in the end
 */
export function useRenewals(source: Source, pace = 0): void {
  const [, setRenewals] = useState(0);
  useEffect(() => {
    const renewal = paced(() => setRenewals((count) => count + 1), pace);
    const stop = source.subscribe(renewal.request);
    // Something may have come since this was rendered, and nothing else may ever come.
    renewal.hurry();
    return () => {
      stop();
      renewal.cancel();
    };
  }, [source, pace]);
}

/** The page's state, renewed at most so often. */
export function usePaced(pace: number): PageState {
  const { store } = useSession();
  // Who races is no news that may wait.
  usePage(({ experiment }) => experiment);
  usePage(({ runs }) => runs.length);
  useRenewals(store, pace);
  return store.getState();
}
