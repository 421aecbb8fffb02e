/** The example that the score shows, as it is: the same object as long as its numbers are the same. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Readout } from '../../../worker/protocol.ts';
import { useSession } from '../../sessionContext.ts';

function isSame(one: Readout, other: Readout): boolean {
  return (
    one.example === other.example &&
    one.inputs.length === other.inputs.length &&
    one.inputs.every((value, k) => value === other.inputs[k])
  );
}

export function useExample(): Readout | undefined {
  const { series } = useSession();
  const last = useRef<Readout>(undefined);
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
