/**
 * Bytes as letters and digits alone (RFC 4648, base32 without padding): what chats, mail programs and phones leave as it is. They
 * turn quotes, hyphens and underlines into something else, and capitals into small letters.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BITS = 5;

export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= BITS; bits -= BITS) text += ALPHABET[(held >>> (bits - BITS)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (BITS - bits)) & 31] : text;
}

/** The value of a letter or digit, small ones too; -1 for any other character. */
export function valueOf(character: string): number {
  return ALPHABET.indexOf(character.toUpperCase());
}

/** @param values as `valueOf` gives them; what is left over of the last byte is dropped */
export function bytesOf(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((values.length * BITS) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const value of values) {
    held = ((held << BITS) | value) & 0xfff;
    bits += BITS;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >>> bits) & 0xff;
  }
  return bytes;
}

/** How many letters so many bytes take. */
export const lettersFor = (bytes: number) => Math.ceil((bytes * 8) / BITS);
