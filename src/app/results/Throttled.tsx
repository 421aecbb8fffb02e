/** Shows something of the series, renewed at most so often: what changes 20 times a second cannot be read. */
import type { ReactNode } from 'react';
import type { RunSeries } from '../../store/series.ts';
import { useRenewals } from '../useRenewals.ts';

export interface ThrottledProps {
  readonly series: RunSeries;
  /** Shortest time between two renewals, in ms. */
  readonly pace: number;
  /** What to show of the series as it is now. */
  readonly children: () => ReactNode;
}

/** A component of its own, so that one pace is not disturbed by a quicker one beside it. */
export function Throttled({ series, pace, children }: ThrottledProps) {
  useRenewals(series, pace);
  return children();
}
