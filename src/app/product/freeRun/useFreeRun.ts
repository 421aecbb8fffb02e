/** The run of the network by itself from one place of the series, for whoever shows it. */
import type { FreeRunning } from '../../../tasks/contract/abilities.ts';
import { useSession } from '../../sessionContext.ts';
import { Shared, sharedBy, useShared } from '../shared.ts';

/** What is drawn may change as often as it is worth its cost. */
const OFTEN = {};

export function useFreeRun({ label, from: [low, high], heldOut }: FreeRunning) {
  const session = useSession();
  // Just before the part kept out of training, so that all that comes is new to the network.
  const place = Math.min(high, Math.max(low, heldOut - 1));
  const shared = sharedBy(
    session,
    `freeRun/${label}/${low}/${high}/${heldOut}`,
    () => new Shared(session, OFTEN, { kind: 'freeRun', from: place }),
  );
  const answer = useShared(shared);
  return {
    ...answer,
    from: answer.asked?.from ?? place,
    choose: (from: number) => shared.ask({ kind: 'freeRun', from }),
  };
}
