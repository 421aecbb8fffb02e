/** A clicker sends F5, which loads the page again: on the stage the run then goes on by itself where it was. */
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
  const offered = usePage(({ offer }) => offer !== undefined);
  useEffect(() => {
    if (looked || !offered) return;
    looked = true;
    if (wasReloaded()) session.keeper?.goOn();
  }, [session, offered]);
}
