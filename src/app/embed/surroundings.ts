/** What an embedded page has in place of a browser's own address bar and storage. */
import { encodePageView, pageViewIn } from '../../config/index.ts';
import { decodePart } from '../../config/fragment.ts';
import { browserAddress, type Address } from '../../store/address.ts';
import type { Shelf } from '../../store/localStorage.ts';

const OF_A_FRAME = new Set(['view', 'keys']);

/** As it is read, however it was written. */
function keyOf(pair: string): string {
  const [key = ''] = pair.split('=', 1);
  return decodePart(key) ?? key;
}

/** The fragment without what says how the page is shown in a frame, which nobody else is to have. */
export const unframed = (fragment: string): string =>
  fragment
    .split('&')
    .filter((pair) => !OF_A_FRAME.has(keyOf(pair)))
    .join('&');

/** Beside the embedded page. */
const ORDINARY_PAGE = './';

/** Whatever its link says, it is shown as embedded; its history is that of the page around, so that nothing goes in there. */
export function embeddedAddress(browser = browserAddress(), here = location.href): Address {
  return {
    ...browser,
    read() {
      const fragment = browser.read();
      const { keys } = pageViewIn(fragment);
      return `${encodePageView({ view: 'embed', keys, classPlan: undefined, unlocked: false })}${unframed(fragment)}`;
    },
    push: (fragment) => browser.replace(fragment),
    /** Of the ordinary page. */
    link: (fragment) => `${new URL(ORDINARY_PAGE, here).href}#${fragment}`,
  };
}

/** Keeps nothing: what a visitor has chosen on the ordinary page is none of the page around. */
export function forgettingShelf(keys: boolean): Shelf {
  return {
    getItem: (key) => (key === 'unroll.shortcuts' && !keys ? 'off' : null),
    setItem: () => undefined,
    removeItem: () => undefined,
  };
}
