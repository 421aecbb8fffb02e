/** Reads sound files: RIFF WAVE with 16-bit samples of one channel, as espeak-ng writes. */

export interface Sound {
  /** Full scale ±1. */
  readonly samples: Float32Array;
  readonly rate: number;
}

const FULL_SCALE = 32_768;

/** @throws where the file is something else */
export function readWav(bytes: Buffer): Sound {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('This is no WAVE file.');
  }
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, size, body] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4), at + 8];
    if (name === 'fmt ') {
      const [format, channels, bits] = [0, 2, 14].map((offset) => bytes.readUInt16LE(body + offset));
      if (format !== 1 || channels !== 1 || bits !== 16) {
        throw new Error('Only WAVE files of one channel with 16-bit samples can be read.');
      }
      rate = bytes.readUInt32LE(body + 4);
    }
    if (name === 'data') {
      const count = Math.min(size, bytes.length - body) >> 1;
      const samples = Float32Array.from(
        { length: count },
        (_, i) => bytes.readInt16LE(body + 2 * i) / FULL_SCALE,
      );
      return { samples, rate };
    }
    at = body + size + (size & 1);
  }
  throw new Error('The WAVE file holds no samples.');
}
