import * as fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { qrModules, qrPath, QUIET_ZONE } from '../../../src/ui/qr.ts';
import { bytesIn, fitsQr, MOST_BYTES, MOST_CAPITALS } from '../../../src/ui/qrLength.ts';
import { cases } from '../../fixtures/effort.ts';

/** Pixels a module. */
const SCALE = 3;

/** What another decoder reads in a picture of the path, as a browser fills it. */
function readBack(modules: readonly (readonly boolean[])[]): string {
  const side = modules.length * SCALE;
  const data = new Uint8Array(4 * side * side).fill(255);
  for (const [, x, y, across] of qrPath(modules).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row++)
      for (let column = Number(x) * SCALE; column < (Number(x) + Number(across)) * SCALE; column++)
        data.fill(0, 4 * (row * side + column), 4 * (row * side + column) + 3);
  return decodeQR({ width: side, height: side, data });
}

/** An address of so many characters, no two of them alike. */
const address = (length: number) => {
  const whole = `https://unroll.example/#c=${length.toString(32)}&task=adding&vs=cell:gru,units:24&show=`;
  return whole.padEnd(length, `lane:hidden,play,0${length}`).slice(0, length);
};

describe('a QR code', () => {
  it('is read by another decoder at every length that is offered', () => {
    for (let length = 1; length <= MOST_BYTES; length++) {
      expect(fitsQr(address(length))).toBe(true);
      expect(readBack(qrModules(address(length)))).toBe(address(length));
    }
  });

  it('holds more of capitals and digits, and is read at every length of them, too', () => {
    for (let length = MOST_BYTES; length <= MOST_CAPITALS; length += 4) {
      const text = `UNROLL1HANDIN${length}`.padEnd(length, 'A7BQZ2X');
      expect(fitsQr(text)).toBe(true);
      expect(readBack(qrModules(text))).toBe(text);
    }
    expect(fitsQr('A'.repeat(MOST_CAPITALS + 1))).toBe(false);
    expect(qrModules('A'.repeat(MOST_CAPITALS))).toHaveLength(57 + 2 * QUIET_ZONE);
  });

  it('is read whatever stands in it', () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }).filter(fitsQr);
    fc.assert(
      fc.property(texts, (text) => {
        expect(readBack(qrModules(text))).toBe(text);
      }),
      { numRuns: cases(20, 500) },
    );
  });

  it('is no larger than 57 modules and the quiet zone, which is light', () => {
    const modules = qrModules('x'.repeat(MOST_BYTES));
    expect(modules).toHaveLength(57 + 2 * QUIET_ZONE);
    const edge = [...modules.slice(0, QUIET_ZONE), ...modules.map((row) => row.slice(-QUIET_ZONE))];
    expect(edge.flat()).not.toContain(true);
  });

  it('holds no more than it says, counted in bytes', () => {
    expect(fitsQr('é'.repeat(135))).toBe(true);
    expect(bytesIn('é'.repeat(136))).toBe(272);
    expect(fitsQr('é'.repeat(136))).toBe(false);
    expect(fitsQr('')).toBe(false);
    expect(() => qrModules('x'.repeat(MOST_BYTES + 1))).toThrow(/271 bytes/);
  });

  it('replaces half a character, as a link does', () => {
    expect(readBack(qrModules('a\uD800b'))).toBe('a\uFFFDb');
  });
});
