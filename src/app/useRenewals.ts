/** Draws a component anew, at most so often: steps and losses change 20 times a second, and nobody can read that. */
import { useEffect, useState } from 'react';
import type { Source } from '../charts/useCanvas.ts';
import { paced } from '../store/paced.ts';
import type { PageState } from '../store/state.ts';
import { usePage, useSession } from './sessionContext.ts';

interface Beat {
  readonly listeners: Set<() => void>;
  readonly stop: () => void;
}

/** One for each source and pace, so that all that is renewed by it says the same. */
const beats = new WeakMap<Source, Map<number, Beat>>();

/** Joins those who are told of a source at that pace; returns an unsubscribe function. */
function onBeat(source: Source, pace: number, listener: () => void): () => void {
  const ofSource = beats.get(source) ?? new Map<number, Beat>();
  beats.set(source, ofSource);
  let beat = ofSource.get(pace);
  if (!beat) {
    const listeners = new Set<() => void>();
    const renewal = paced(() => {
      for (const tell of listeners) tell();
    }, pace);
    const leave = source.subscribe(renewal.request);
    const stop = () => {
      leave();
      renewal.cancel();
      ofSource.delete(pace);
    };
    beat = { listeners, stop };
    ofSource.set(pace, beat);
  }
  const { listeners, stop } = beat;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stop();
  };
}

/**
 * Draws the component anew when a source that lives outside React has changed: all that have the same pace at once.
 * @param pace shortest time between two renewals, in ms; the last state is always shown in the end
 */
export function useRenewals(source: Source, pace = 0): void {
  const [, setRenewals] = useState(0);
  useEffect(() => {
    const renew = () => setRenewals((count) => count + 1);
    const stop = onBeat(source, pace, renew);
    // Something may have come since this was rendered, and nothing else may ever come.
    renew();
    return stop;
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
