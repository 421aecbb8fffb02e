/** Which validation example the score shows, from 0. */
import { useSyncExternalStore } from 'react';
import type { Session } from '../../../store/session.ts';

export function useShownExample({ series }: Session): number {
  return useSyncExternalStore(
    (listener) => series.subscribe(listener),
    () => series.score?.example ?? 0,
  );
}
