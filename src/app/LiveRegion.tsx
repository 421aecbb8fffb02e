/** The one place that speaks to people who listen to the page; `store/announcer.ts` decides when. */
import { usePage } from './sessionContext.ts';

export function LiveRegion() {
  const announcement = usePage((state) => state.announcement);
  return (
    <p className="unseen" role="status" aria-live="polite">
      {announcement}
    </p>
  );
}
