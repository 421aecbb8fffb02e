/** The example that the score shows, as it is: the same object as long as its numbers are the same. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Score } from '../../../worker/protocol.ts';
import { useSession } from '../../sessionContext.ts';

function isSame(one: Score, other: Score): boolean {
  return (
    one.example === other.example &&
    one.inputs.length === other.inputs.length &&
    one.inputs.every((value, k) => value === other.inputs[k])
  );
}

export function useExample(): Score | undefined {
  const { series } = useSession();
  const last = useRef<Score>(undefined);
  const subscribe = useCallback((listener: () => void) => series.subscribe(listener), [series]);
  return useSyncExternalStore(subscribe, () => {
    const newest = series.score;
    if (newest && last.current && isSame(newest, last.current)) return last.current;
    last.current = newest;
    return newest;
  });
}

/** The step under the playhead, from 0. */
export function stepOf(playhead: number, timeSteps: number): number {
  return Math.max(0, Math.min(timeSteps - 1, playhead));
}
