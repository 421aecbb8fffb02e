/**
 * The raw form of a link's fragment: `key=value` pairs joined by `&`, percent-encoded, with `+` for a space.
 * Whatever stands there comes from a stranger: keys go into a `Map`, never onto a plain object, and nothing here throws.
 */

/** Characters of a fragment that are looked at; own text at its longest needs about half of it. */
export const MAX_FRAGMENT = 65_536;

/** The key of a rival. */
export const RIVAL_KEY = 'vs';
/** The key of what a study goes through. */
export const SWEEP_KEY = 'sweep';

export interface Pairs {
  /** Raw values by decoded key. Of repeated keys the last counts, so that text added at the end changes the link. */
  readonly raw: ReadonlyMap<string, string>;
  /** The raw values of `vs`, which may be repeated: one a rival. */
  readonly rivals: readonly string[];
  /** The raw values of `sweep`, likewise: one a setting. */
  readonly sweeps: readonly string[];
  /** True where the fragment was longer than what is looked at. */
  readonly cut: boolean;
}

/** The pairs of a fragment, with or without its `#`. What has no `=` is no setting and is passed over. */
export function readPairs(fragment: string): Pairs {
  const raw = new Map<string, string>();
  const rivals: string[] = [];
  const sweeps: string[] = [];
  const { text, cut } = shortened(fragment.startsWith('#') ? fragment.slice(1) : fragment);
  for (const part of text.split('&')) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const key = part.slice(0, equals);
    const name = decodePart(key) ?? key;
    const value = part.slice(equals + 1);
    if (name === RIVAL_KEY) rivals.push(value);
    if (name === SWEEP_KEY) sweeps.push(value);
    raw.set(name, value);
  }
  return { raw, rivals, sweeps, cut };
}

/** Cuts after a whole pair: half a number would be another number. */
function shortened(text: string): { text: string; cut: boolean } {
  if (text.length <= MAX_FRAGMENT) return { text, cut: false };
  return { text: text.slice(0, Math.max(0, text.lastIndexOf('&', MAX_FRAGMENT))), cut: true };
}

/** One key or value as text, or undefined where its percent codes are broken. */
export function decodePart(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** One value as it stands in a link. Half characters (lone surrogates) become `�`, as they have no percent code. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('%20', '+');
}

/**
 * The fragment within what a person hands over: a whole link, `#…`, or the bare pairs. Null where there is none, as in
 * a link that ends before its `#`, or in a word that is no setting.
 */
export function fragmentOf(text: string): string | null {
  const trimmed = text.trim();
  const hash = trimmed.indexOf('#');
  if (hash >= 0) return trimmed.slice(hash + 1) || null;
  const isAddress = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(trimmed);
  return !isAddress && trimmed.includes('=') ? trimmed : null;
}

/** A stranger's text for a sentence on the page or in a terminal: short, and without control characters. */
export function shown(text: string): string {
  const characters = Array.from(text.slice(0, 60));
  const short = characters.slice(0, 24).join('');
  return short.replace(/\p{C}/gu, '\uFFFD') + (short.length < text.length ? '…' : '');
}
