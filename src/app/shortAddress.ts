/** Short addresses of class links, such as `#fading-60f7`: the whole link takes their place before anybody reads it. */
import type { Session } from '../store/session.ts';
import { loadPart } from './parts/load.ts';

/** It has no `=`, or nothing but `c=` before it. */
const SHORT = /^#(?:c=[^&]*|[^=&]+)$/i;

const MISSING =
  'What reads the short address did not arrive: look whether you are online, and type the address again.';

/** @returns what is to be said of it */
async function lengthen(): Promise<string | undefined> {
  const { longLink } = await loadPart(() => import('./classroom/longLink.ts'));
  const { fragment, sentence } = await longLink(location.hash.slice(1));
  history.replaceState(null, '', `#${fragment}`);
  return sentence;
}

/** Begins once the address holds a whole link, and looks after those that are typed later. */
export function beginAtAddress(begin: () => Session): void {
  let session: Session | undefined;
  const go = async () => {
    const sentence = await lengthen().catch(() => MISSING);
    if (session) window.dispatchEvent(new HashChangeEvent('hashchange'));
    session ??= begin();
    if (sentence !== undefined) session.notices.say(sentence);
  };
  const onChange = (event: Event) => {
    if (!SHORT.test(location.hash)) return;
    event.stopImmediatePropagation();
    if (event.type === 'hashchange') void go();
  };
  // Before the session listens.
  for (const event of ['popstate', 'hashchange']) window.addEventListener(event, onChange);
  if (SHORT.test(location.hash)) void go();
  else session = begin();
}
