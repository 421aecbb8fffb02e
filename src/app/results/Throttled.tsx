/** Shows something that streams, renewed at most so often: what changes 20 times a second cannot be read. */
import type { ReactNode } from 'react';
import type { Source } from '../../charts/useCanvas.ts';
import { useRenewals } from '../useRenewals.ts';

export interface ThrottledProps {
  readonly source: Source;
  /** Shortest time between two renewals, in ms. */
  readonly pace: number;
  /** What to show of it as it is now. */
  readonly children: () => ReactNode;
}

/** A component of its own, so that one pace is not disturbed by a quicker one beside it. */
export function Throttled({ source, pace, children }: ThrottledProps) {
  useRenewals(source, pace);
  return children();
}
