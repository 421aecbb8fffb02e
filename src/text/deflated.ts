/**
 * A text deflated (RFC 1951) by the browser's own streams. What is inflated may be a stranger's, so it stops at the most that is
 * allowed: a few bytes can hold a thousand times as many.
 */

/** So little goes in at a time that what comes out of it is never much. */
const SLICE = 64;

export async function deflated(text: string): Promise<Uint8Array> {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text));
  return bytes!;
}

/**
 * @returns undefined where the text has more than `most` bytes
 * @throws where this was never a text that was deflated
 */
export async function inflated(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string | undefined> {
  const found = await through(new DecompressionStream('deflate-raw'), bytes, most);
  return found && new TextDecoder('utf-8', { fatal: true }).decode(found);
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
