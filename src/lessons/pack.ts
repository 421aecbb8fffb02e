/**
 * A lesson within a link: its text, deflated (RFC 1951) by the browser's own streams, as base64url (RFC 4648). What comes out of a
 * link is a stranger's: unpacking throws nothing, and stops at the most that a lesson may have.
 */
import { MOST_PACKED } from '../config/index.ts';
import { formatCount } from '../text/numbers.ts';
import { LONGEST_TEXT } from './parse.ts';

export type Unpacked =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly sentence: string };

const DAMAGED =
  'The lesson in this link cannot be read: the link was cut off or changed on its way. Ask for it again, or for the lesson as a file.';
const TOO_LONG =
  'The lesson in this link is longer than a lesson may be, so it was not unpacked. Ask for a shorter one.';
/** So little goes in at a time that what comes out of it is never much. */
const SLICE = 64;

/** @returns what stands in a link, or a sentence on why it has no room there */
export async function packLesson(
  text: string,
): Promise<
  { readonly ok: true; readonly packed: string } | { readonly ok: false; readonly sentence: string }
> {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text));
  const packed = base64url(bytes!);
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
    const found = await through(new DecompressionStream('deflate-raw'), bytes, LONGEST_TEXT);
    if (!found) return { ok: false, sentence: TOO_LONG };
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(found) };
  } catch {
    return { ok: false, sentence: DAMAGED };
  }
}

/** What a stream makes of the bytes; undefined where that is more than `most`. */
async function through(
  { readable, writable }: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most = Infinity,
): Promise<Uint8Array | undefined> {
  const writer = writable.getWriter();
  const write = async () => {
    for (let at = 0; at < bytes.length; at += SLICE) await writer.write(bytes.subarray(at, at + SLICE));
    await writer.close();
  };
  // What goes wrong here is heard of by the reader.
  write().catch(() => undefined);
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
