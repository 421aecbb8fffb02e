/** Whether settings, score and results stand beside each other; else they stand below each other, in another order. */
import { useSyncExternalStore } from 'react';

/** As in `styles/layout.css`. */
const WIDE = '(min-width: 62em)';

function subscribe(onChange: () => void): () => void {
  const list = matchMedia(WIDE);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
}

export function useBeside(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
}
