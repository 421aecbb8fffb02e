/** The page's state, renewed at most so often: steps and losses change 20 times a second, and nobody can read that. */
import { useEffect, useState } from 'react';
import type { PageState } from '../../store/state.ts';
import { useSession } from '../sessionContext.ts';

export function usePaced(pace: number): PageState {
  const { store } = useSession();
  const [state, setState] = useState(() => store.getState());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = performance.now();
    const renew = () => {
      timer = undefined;
      last = performance.now();
      setState(store.getState());
    };
    const stop = store.subscribe((now, before) => {
      // Who races is no news that may wait.
      if (now.runs.length !== before.runs.length || now.experiment !== before.experiment) renew();
      else timer ??= setTimeout(renew, Math.max(0, last + pace - performance.now()));
    });
    renew();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, pace]);
  return state;
}
