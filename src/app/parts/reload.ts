/** Loads the page again. The address holds the experiment, and the next page offers to go on with the run. */
import { bringKeeper } from '../../store/kept/bringKeeper.ts';
import type { Session } from '../../store/session.ts';

const LOST =
  'The run could not be kept for the page to come: this browser keeps nothing for it here, has no room left, or lacks the file that does so. The page was therefore not loaded again. Press the same button once more to load it all the same; the run then begins at step 0.';

/** Those who have been told that nothing can be kept. */
const warned = new WeakSet<Session>();

/** Loads it where the run is kept, and else only when that is asked for twice. */
export async function reloadKeeping(
  session: Session | undefined,
  reload = () => location.reload(),
): Promise<void> {
  if (session && !warned.has(session) && !(await isKept(session))) {
    warned.add(session);
    session.notices.say(LOST);
    return;
  }
  reload();
}

async function isKept(session: Session): Promise<boolean> {
  const { step, playing } = session.store.getState();
  if (step === 0) return true;
  await bringKeeper(session).catch(() => undefined);
  if (await session.keeper?.keepNow()) return true;
  if (playing) session.play();
  return false;
}
