/** CRC-32 (ISO 3309, as in zip and in Python's `zlib.crc32`): tells at a glance whether bytes are the same. */
const POLYNOMIAL = 0xedb88320;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/** @param parts one after the other */
export function crc32(parts: readonly (Uint8Array | Float32Array)[]): number {
  let value = 0xffffffff;
  for (const part of parts)
    for (const byte of new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
      value = table[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
