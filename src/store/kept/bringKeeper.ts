/** Loads what keeps runs over a reload, when the page stands. Until it is there nothing is kept, so it is asked for again. */
import { arrive } from '../../loading/arrive.ts';
import type { Session } from '../session.ts';

/** When it is asked for again where it did not arrive; after that, each time twice as long. */
const AGAIN_MS = 30_000;
const LONGEST_MS = 600_000;

/** @throws MissingFileError */
export async function bringKeeper(session: Session): Promise<void> {
  if (session.keeper) return;
  const { keepRuns } = await arrive(() => import('./keepRuns.ts'));
  if (!session.keeper) keepRuns(session);
}

/** Soon, or else as soon as it arrives. */
export function bringKeeperInTime(session: Session, againMs = AGAIN_MS): void {
  const again = () => bringKeeperInTime(session, Math.min(2 * againMs, LONGEST_MS));
  bringKeeper(session).catch(() => setTimeout(again, againMs));
}
