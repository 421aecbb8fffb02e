/** Decoding in a known encoding, as the WHATWG Encoding Standard has it. */
import type { Encoding } from '../encodings.ts';

/** What Windows-1252 has from 0x80 on, where Latin-1 has control characters. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** The text, without a byte order mark; what is no character becomes U+FFFD. */
export function textOf(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== 'windows-1252') return text;
  // Node.js 20.18.3 and on reads Windows-1252 as Latin-1 (nodejs/node#56542); browsers do not.
  return text.replace(/[\x80-\x9F]/g, (sign) => WESTERN[sign.charCodeAt(0) - 0x80]!);
}
