/**
 * A clicker sends F5, which loads the page again: on the stage the run then goes on by itself where it was. A run of other experiments,
 * which this tab had before, is only offered.
 */
import { useEffect } from 'react';
import { usePage, useSession } from '../sessionContext.ts';

/** Once: what is offered later was left by another page. */
let looked = false;

function wasReloaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
}

export function useResumedRun(): void {
  const session = useSession();
  const offer = usePage((state) => state.offer);
  useEffect(() => {
    if (looked || !offer) return;
    looked = true;
    if (wasReloaded() && offer.ofThisPage) session.keeper?.goOn();
  }, [session, offer]);
}
