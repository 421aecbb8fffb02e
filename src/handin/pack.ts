/**
 * A hand-in as one packed text: what it is and which version, then in base32 how many bytes follow (16 bits), their check sum (CRC-32),
 * and these, which are its JSON deflated. As its length stands there, it ends by itself, whatever comes after.
 */
import { crc32 } from '../math/crc32.ts';
import { deflated, inflated } from '../text/deflated.ts';
import { base32, bytesOf, lettersFor } from './base32.ts';
import { HAND_IN_VERSION, handInOf, jsonOf, type HandIn } from './handIn.ts';

/** How what is packed begins. The number in its middle is the version, and keeps it from being a word that people write. */
export const beginning = (version: number) => `UNROLL${version}HANDIN`;

const HEAD_BYTES = 6;
export const HEAD_LETTERS = lettersFor(HEAD_BYTES);
/** In bytes, deflated and inflated: a lesson's worth of answers in long words. */
const MOST_DEFLATED = 16_384;
const MOST_INFLATED = 131_072;

export async function packHandIn(handIn: HandIn): Promise<string> {
  const body = await deflated(jsonOf(handIn));
  const bytes = new Uint8Array(HEAD_BYTES + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, body.length);
  view.setUint32(2, crc32([body]));
  bytes.set(body, HEAD_BYTES);
  return beginning(HAND_IN_VERSION) + base32(bytes);
}

/** How many letters there are in all, by the first of them; undefined where these are too few, or tell of more than there can be. */
export function lettersIn(values: readonly number[]): number | undefined {
  if (values.length < HEAD_LETTERS) return undefined;
  const length = new DataView(bytesOf(values.slice(0, HEAD_LETTERS)).buffer).getUint16(0);
  return length === 0 || length > MOST_DEFLATED ? undefined : lettersFor(HEAD_BYTES + length);
}

/** damaged: letters are missing or others. senseless: as it was packed, but no hand-in. */
export type Unpacked = HandIn | 'damaged' | 'senseless';

/** @param values all letters of it, as many as `lettersIn` says */
export async function unpackHandIn(values: readonly number[]): Promise<Unpacked> {
  const bytes = bytesOf(values);
  const body = bytes.subarray(HEAD_BYTES);
  if (new DataView(bytes.buffer).getUint32(2) !== crc32([body])) return 'damaged';
  try {
    const json = await inflated(body, MOST_INFLATED);
    return (json !== undefined && handInOf(JSON.parse(json))) || 'senseless';
  } catch {
    return 'senseless';
  }
}
