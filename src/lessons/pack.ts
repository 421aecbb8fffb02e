/**
 * A lesson within a link: its text, deflated (RFC 1951), as base64url (RFC 4648). What comes out of a link is a stranger's: unpacking
 * throws nothing, and stops at the most that a lesson may have.
 */
import { MOST_PACKED } from '../config/index.ts';
import { deflated, inflated } from '../text/deflated.ts';
import { formatCount } from '../text/numbers.ts';
import { LONGEST_TEXT } from './parse.ts';

export type Unpacked =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly sentence: string };

const DAMAGED =
  'The lesson in this link cannot be read: the link was cut off or changed on its way. Ask for it again, or for the lesson as a file.';
const TOO_LONG =
  'The lesson in this link is longer than a lesson may be, so it was not unpacked. Ask for a shorter one.';

/** @returns what stands in a link, or a sentence on why it has no room there */
export async function packLesson(
  text: string,
): Promise<
  { readonly ok: true; readonly packed: string } | { readonly ok: false; readonly sentence: string }
> {
  const packed = base64url(await deflated(text));
  if (packed.length <= MOST_PACKED) return { ok: true, packed };
  return {
    ok: false,
    sentence: `This lesson is too long for a link: packed, it has ${formatCount(packed.length)} characters, and a link carries ${formatCount(MOST_PACKED)} at most. Save it as a file and pass that on.`,
  };
}

export async function unpackLesson(packed: string): Promise<Unpacked> {
  if (packed.length > MOST_PACKED) return { ok: false, sentence: TOO_LONG };
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const text = await inflated(bytes, LONGEST_TEXT);
    return text === undefined ? { ok: false, sentence: TOO_LONG } : { ok: true, text };
  } catch {
    return { ok: false, sentence: DAMAGED };
  }
}

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
