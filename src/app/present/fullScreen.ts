/** The page over the whole screen, where the browser lets it. */
import type { Session } from '../../store/session.ts';

const REFUSED =
  'This browser does not let the page fill the screen. Its own key for that is F11, or ⌃⌘F on a Mac.';

export async function toggleFullScreen(session: Session): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    session.notices.say(REFUSED);
  }
}

/** Some browsers send the Escape that leaves the full screen to the page, too; it comes that soon after, in ms. */
const SAME_KEY = 250;

/** Tells whether an Escape is the browser's own; follows until stopped. */
export function watchFullScreen(): { isItsOwn(): boolean; stop(): void } {
  let leftAt = -Infinity;
  const note = () => {
    if (!document.fullscreenElement) leftAt = performance.now();
  };
  document.addEventListener('fullscreenchange', note);
  return {
    isItsOwn: () => document.fullscreenElement !== null || performance.now() - leftAt < SAME_KEY,
    stop: () => document.removeEventListener('fullscreenchange', note),
  };
}
