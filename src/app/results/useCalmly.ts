/** Reads something of the series for React, at most so often: text that changes 20 times a second cannot be read. */
import { useEffect, useState } from 'react';
import type { RunSeries } from '../../store/series.ts';

/**
 * @param read what to take from the series
 * @param interval shortest time between two readings, in ms
 */
export function useCalmly<T>(series: RunSeries, read: () => T, interval: number): T {
  const [, setTick] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -Infinity;
    const refresh = () => {
      timer = undefined;
      last = performance.now();
      setTick((tick) => tick + 1);
    };
    const stop = series.subscribe(() => {
      // A reading that comes too early is made up for later, so that the last state is always shown in the end.
      timer ??= setTimeout(refresh, Math.max(0, last + interval - performance.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [series, interval]);
  return read();
}
