/** What is kept of the site, by the names under which browsers keep it. */

/** One build of the site: written into the service worker when it is built (`scripts/vite/offline.ts`). */
export interface KeptSite {
  /** Differs where any file does. */
  readonly build: string;
  /** All files, relative to the site. */
  readonly files: readonly string[];
}

/** What whoever serves the site says about keeping it, in `offline.json` beside the page. */
export interface OfflineOffer {
  /** False where copies that visitors have kept are to be given up, and no more are to be made. */
  readonly keep: boolean;
  /** What a copy takes, in bytes. */
  readonly bytes: number;
}

export const SERVICE_WORKER = 'offline.js';
export const OFFER = 'offline.json';
const PREFIX = 'unroll-';

/** This build, and the one before it, whose pages may still be open. */
const BUILDS_KEPT = 2;

export const cacheOf = ({ build }: KeptSite) => PREFIX + build;

export const isOurs = (cache: string) => cache.startsWith(PREFIX);

/** Caches that nobody needs any more. @param names all there are, oldest first */
export function outlived(names: readonly string[], current: string): string[] {
  const others = names.filter((name) => isOurs(name) && name !== current);
  return others.slice(0, Math.max(0, others.length - (BUILDS_KEPT - 1)));
}

/** How a file is answered for: the page itself, a file whose name changes with what is in it, or another. */
export type Kind = 'page' | 'hashed' | 'named';

export function kindOf(file: string, navigates: boolean): Kind {
  if (navigates) return 'page';
  return file.startsWith('assets/') ? 'hashed' : 'named';
}

/** The file that an address within the site means. */
export function fileAt(address: string, scope: string): string | undefined {
  if (!address.startsWith(scope)) return undefined;
  const [path = ''] = address.slice(scope.length).split(/[?#]/);
  if (path === '' || path.endsWith('/')) return `${path}index.html`;
  // Some hosts leave the ending out of a page's address.
  return path.includes('.') ? path : `${path}.html`;
}

/** What the service worker tells pages while it fills its cache. */
export interface Filling {
  readonly type: 'unroll-offline';
  readonly files: number;
  readonly of: number;
}

/** A message is anybody's until it has been looked at. */
export function isFilling(message: unknown): message is Filling {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'unroll-offline'
  );
}
