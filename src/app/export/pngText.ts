/** Words within a PNG file (W3C PNG specification, chunk iTXt): readers of pictures show them beside it. */
import { crc32 } from '../../math/crc32.ts';

const SIGNATURE = 8;
/** Length, type and check sum of a chunk. */
const FRAME = 12;
const HEADER = SIGNATURE + FRAME + 13;

function textChunk(keyword: string, text: string): Uint8Array {
  const encoder = new TextEncoder();
  // Keyword, then: not compressed, no language, no translated keyword, and the text.
  const data = [...encoder.encode(keyword), 0, 0, 0, 0, 0, ...encoder.encode(text)];
  const chunk = new Uint8Array(FRAME + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(encoder.encode('iTXt'), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32([chunk.subarray(4, 8 + data.length)]));
  return chunk;
}

/** The same picture with these words after its header, by keyword. */
export function withText(
  png: Uint8Array,
  words: readonly (readonly [keyword: string, text: string])[],
): Uint8Array<ArrayBuffer> {
  const chunks = words.map(([keyword, text]) => textChunk(keyword, text));
  const result = new Uint8Array(png.length + chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  result.set(png.subarray(0, HEADER));
  let offset = HEADER;
  for (const chunk of chunks) {
    result.set(chunk, offset);
    offset += chunk.length;
  }
  result.set(png.subarray(HEADER), offset);
  return result;
}
