/** A rival's experiment, and changing it. */
import type { Experiment } from '../../config/index.ts';
import { usePage, useSession } from '../sessionContext.ts';

export function useRival(id: number) {
  const session = useSession();
  const experiment = usePage(({ runs }) => runs.find((run) => run.id === id)?.experiment);
  if (!experiment) return undefined;
  return {
    experiment,
    change: (next: Experiment, entry?: 'push') => session.change(next, entry, id),
    remove: () => session.removeRival(id),
  };
}
