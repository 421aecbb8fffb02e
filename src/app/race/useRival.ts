/** A rival's experiment, and changing it. */
import { entrantOf, experimentOf, type Experiment } from '../../config/index.ts';
import { usePage, useSession } from '../sessionContext.ts';

export function useRival(id: number) {
  const session = useSession();
  const lead = usePage(({ experiment }) => experiment);
  const entrant = usePage(({ rivals }) => rivals.find((rival) => rival.id === id)?.entrant);
  if (!entrant) return undefined;
  return {
    experiment: experimentOf(lead, entrant),
    change: (next: Experiment, entry?: 'push') => session.changeRival(id, entrantOf(next), entry),
    remove: () => session.removeRival(id),
  };
}
