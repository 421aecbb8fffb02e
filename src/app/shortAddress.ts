/**
 * Short addresses of class links, such as `#fading-60f7`: the whole link takes their place before anybody reads it. And links of embedded
 * pages that are typed into an ordinary one, which lead to theirs.
 */
import { pageViewIn } from '../config/index.ts';
import type { Session } from '../store/session.ts';
import { loadPart } from './parts/load.ts';

/** It has no `=`, or nothing but `c=` before it. */
const SHORT = /^#(?:c=[^&]*|[^=&]+)$/i;

const MISSING =
  'What reads the short address did not arrive: look whether you are online, and type the address again.';

/** @param hash with its `#` */
async function longer(hash: string): Promise<{ readonly fragment: string; readonly sentence?: string }> {
  try {
    const { longLink } = await loadPart(() => import('./classroom/longLink.ts'));
    return await longLink(hash.slice(1));
  } catch {
    return { fragment: '', sentence: MISSING };
  }
}

/** Begins once the address holds a whole link, and looks after those that are typed later. */
export function beginAtAddress(begin: () => Pick<Session, 'notices'>): void {
  let session: Pick<Session, 'notices'> | undefined;
  /** @param before the hash of the link that the page shows; undefined where it shows none */
  const go = async (before?: string) => {
    const { hash } = location;
    const { fragment, sentence } = await longer(hash);
    // Whoever has gone elsewhere meanwhile is left there.
    const stays = location.hash === hash;
    // A slip of the hand costs nobody the run that is there.
    const kept = session && sentence !== undefined ? before : undefined;
    if (stays) history.replaceState(null, '', kept ?? `#${fragment}`);
    if (session && stays && kept === undefined) window.dispatchEvent(new HashChangeEvent('hashchange'));
    session ??= begin();
    if (sentence !== undefined) session.notices.say(sentence);
  };
  const onChange = (event: Event) => {
    // An embedded page is a file of its own (`public/before.js`).
    if (pageViewIn(location.hash).view === 'embed') {
      event.stopImmediatePropagation();
      location.replace(`embed.html${location.hash}`);
      return;
    }
    if (!SHORT.test(location.hash)) return;
    event.stopImmediatePropagation();
    if (event.type !== 'hashchange') return;
    const { hash } = new URL((event as HashChangeEvent).oldURL);
    void go(SHORT.test(hash) ? undefined : hash || '#');
  };
  // Before the session listens.
  for (const event of ['popstate', 'hashchange']) window.addEventListener(event, onChange);
  if (SHORT.test(location.hash)) void go();
  else session = begin();
}
