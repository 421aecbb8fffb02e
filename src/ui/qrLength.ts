/** How much a QR code of this page holds. Apart from what draws it, so that whoever only asks loads nothing. */

/** In version 10 at the lowest level, as bytes: 274 code words less the head of 20 bits. */
export const MOST_BYTES = 271;

/** As UTF-8, which every reader takes. */
export function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The same in capitals, digits and a few signs, of which two take eleven bits. */
export const MOST_CAPITALS = 395;
const CAPITALS = /^[A-Z0-9 $%*+./:-]+$/;

/** True where there is a text, and a code of 57 modules across holds it. */
export function fitsQr(text: string): boolean {
  if (CAPITALS.test(text)) return text.length <= MOST_CAPITALS;
  return text !== '' && bytesIn(text) <= MOST_BYTES;
}
