/**
 * Workers in a sandboxed frame. Its origin is opaque, so it may start none from an address (WHATWG HTML, "Worker"; Chromium and WebKit
 * throw). It may start one from a script of its own making, and that may import the site's, which are sent to any origin. The script is
 * a classic one, since Chromium starts no module from such an address there; it imports all the same.
 */

/** What comes before the site's script is there is kept for it. */
const scriptFor = (address: string) => `
const early = [];
const keep = (event) => { event.stopImmediatePropagation(); early.push(event.data); };
addEventListener('message', keep);
import(${JSON.stringify(address)}).then(
  () => {
    removeEventListener('message', keep);
    for (const data of early) dispatchEvent(new MessageEvent('message', { data }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;

interface Factory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/** True within a frame that may not count as a part of its own site. */
export const isSandboxed = () => window.origin === 'null';

/** To be called before the page begins; the site's own scripts, and no others, can then be started. */
export function startWorkersByScript(): void {
  const site = new URL(import.meta.url).origin;
  const ours = new Set<string>();
  const refuse = (address: string): never => {
    throw new TypeError(`No script of this page: ${address}`);
  };
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Factory };
  // The content policy of this page alone lets in a policy of that name.
  const policy = trustedTypes?.createPolicy('sandboxed', {
    createScriptURL: (address) => (ours.has(address) ? address : refuse(address)),
  });
  const addressOf = (script: string | URL): string => {
    const { href, origin } = new URL(script);
    if (origin !== site) refuse(href);
    const made = URL.createObjectURL(new Blob([scriptFor(href)], { type: 'text/javascript' }));
    ours.add(made);
    return policy ? policy.createScriptURL(made) : made;
  };
  window.Worker = class extends Worker {
    constructor(script: string | URL) {
      super(addressOf(script));
    }
  };
}
