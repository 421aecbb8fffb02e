/** From bytes to text: which encoding, and how sure that is. The decoding itself is the browser's (WHATWG Encoding). */
import { ENCODINGS, type Encoding } from './encodings.ts';
import { scoreOf } from './encodingScore.ts';

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** False where other encodings would do as well. */
  readonly sure: boolean;
  /** How many bytes or pairs were no character. */
  readonly broken: number;
}

/** Bytes that are judged. */
const SAMPLE = 12_000;
/** So much better must the best be than the next one. */
const CLEARLY = 0.3;
/** Of the characters beyond ASCII, so many may be broken in a file that is UTF-8 all the same. */
const MOST_BROKEN = 0.1;

function markOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without its mark: every other byte of digits, blanks and line ends is 0. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const end = Math.min(bytes.length, 8192) & ~1;
  let [even, odd] = [0, 0];
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = end / 2;
  if (odd > 0.02 * pairs && even <= 0.1 * odd && odd > 2) return 'utf-16le';
  return even > 0.02 * pairs && odd <= 0.1 * even && even > 2 ? 'utf-16be' : undefined;
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

function decodeAs(bytes: Uint8Array, encoding: Encoding, sure: boolean): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, sure, broken: countOf(text, '\uFFFD') };
}

/** Whole lines that hold bytes beyond ASCII, some of them. */
function tellingLines(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE);
  let size = 0;
  for (let at = 0; at < bytes.length && size < SAMPLE;) {
    let end = bytes.indexOf(10, at);
    if (end < 0) end = bytes.length;
    end = Math.min(end, at + SAMPLE);
    const line = bytes.subarray(at, end);
    if (line.some((byte) => byte >= 0x80)) {
      const part = line.subarray(0, SAMPLE - size - 1);
      sample.set(part, size);
      size += part.length;
      sample[size++] = 10;
    }
    at = end + 1;
  }
  return sample.subarray(0, size);
}

function countNonAscii(text: string, most: number): number {
  let count = 0;
  for (let i = 0; i < text.length && count < most; i++) if (text.charCodeAt(i) > 127) count++;
  return count;
}

/** The likeliest encoding of bytes that are no Unicode. */
function likeliest(bytes: Uint8Array): { readonly encoding: Encoding; readonly sure: boolean } {
  const sample = tellingLines(bytes);
  const scores = ENCODINGS.filter(({ id }) => !id.startsWith('utf-'))
    // What comes earlier in the list is more common.
    .map(({ id }, k) => ({ id, score: scoreOf(sample, id) - 0.01 * k }))
    .toSorted((a, b) => b.score - a.score);
  const [best] = scores as [{ id: Encoding; score: number }];
  const text = new TextDecoder(best.id).decode(sample);
  const rival = scores.slice(1).find(({ id }) => new TextDecoder(id).decode(sample) !== text);
  return {
    encoding: best.id,
    sure: best.score > 0.8 && (rival === undefined || best.score - rival.score > CLEARLY),
  };
}

/** Decodes in the encoding that is chosen, or else the likeliest one. */
export function decodeBytes(bytes: Uint8Array, encoding?: Encoding): Decoded {
  if (encoding) return decodeAs(bytes, encoding, true);
  const marked = markOf(bytes) ?? unmarkedUtf16(bytes);
  if (marked) return decodeAs(bytes, marked, true);
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
      sure: true,
      broken: 0,
    };
  } catch {
    // Broken somewhere, or something else.
  }
  const utf8 = decodeAs(bytes, 'utf-8', false);
  if (utf8.broken <= MOST_BROKEN * countNonAscii(utf8.text, 1e6)) return utf8;
  const found = likeliest(bytes);
  return decodeAs(bytes, found.encoding, found.sure);
}
