/** Loads the page again. The address holds the experiment, and the next page offers to go on with the run. */
import type { Session } from '../../store/session.ts';

export async function reloadKeeping(session: Pick<Session, 'keeper'> | undefined): Promise<void> {
  await session?.keeper?.keepNow();
  location.reload();
}
