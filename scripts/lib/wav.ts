/** Sound files: RIFF WAVE with 16-bit samples of one channel, as espeak-ng writes and Chromium's pretended microphone reads. */

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

/** A sound as the bytes of such a file. */
export function writeWav({ samples, rate }: Sound): Buffer {
  const bytes = Buffer.alloc(44 + 2 * samples.length);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(2 * rate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((sample, i) => {
    const whole = Math.round(sample * FULL_SCALE);
    bytes.writeInt16LE(Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, whole)), 44 + 2 * i);
  });
  return bytes;
}
