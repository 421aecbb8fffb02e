/** Shows something that streams, renewed at most so often: what changes 20 times a second cannot be read. */
import { useEffect, useState, type ReactNode } from 'react';
import type { Source } from './Picture.tsx';

export interface ThrottledProps {
  readonly source: Source;
  /** Shortest time between two renewals, in ms. */
  readonly pace: number;
  /** What to show of it as it is now. */
  readonly children: () => ReactNode;
}

/** A component of its own, so that one pace is not disturbed by a quicker one beside it. */
export function Throttled({ source, pace, children }: ThrottledProps) {
  const [, setRenewals] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = performance.now();
    const renew = () => {
      timer = undefined;
      last = performance.now();
      setRenewals((count) => count + 1);
    };
    const stop = source.subscribe(() => {
      // What comes too early is made up for later, so that the last state is always shown in the end.
      timer ??= setTimeout(renew, Math.max(0, last + pace - performance.now()));
    });
    // Something may have come since this was rendered, and nothing else may ever come.
    renew();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [source, pace]);
  return children();
}
