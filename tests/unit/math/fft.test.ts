import { describe, expect, it } from 'vitest';
import { fft, powerSpectrum } from '../../../src/math/fft.ts';
import { createRandom } from '../../../src/math/random.ts';

/** The definition, term by term. */
function slowTransform(re: Float64Array, im: Float64Array): { re: number[]; im: number[] } {
  const n = re.length;
  const result = { re: [] as number[], im: [] as number[] };
  for (let k = 0; k < n; k++) {
    let [r, i] = [0, 0];
    for (let t = 0; t < n; t++) {
      const angle = (-2 * Math.PI * k * t) / n;
      r += re[t]! * Math.cos(angle) - im[t]! * Math.sin(angle);
      i += re[t]! * Math.sin(angle) + im[t]! * Math.cos(angle);
    }
    result.re.push(r);
    result.im.push(i);
  }
  return result;
}

describe('the fast Fourier transform', () => {
  it.each([1, 2, 4, 8, 64, 256])('equals the sum that defines it, for %i values', (n) => {
    const random = createRandom(1, n);
    const draw = () => Float64Array.from({ length: n }, () => random.normal());
    const [re, im] = [draw(), draw()];
    const slow = slowTransform(re, im);
    fft(re, im);
    for (let k = 0; k < n; k++) {
      expect(re[k]).toBeCloseTo(slow.re[k]!, 9);
      expect(im[k]).toBeCloseTo(slow.im[k]!, 9);
    }
  });

  it('refuses lengths that are no power of two, and lists that do not match', () => {
    for (const [a, b] of [
      [0, 0],
      [6, 6],
      [8, 4],
    ]) {
      expect(() => fft(new Float64Array(a!), new Float64Array(b!))).toThrow(RangeError);
    }
  });

  it('gives the powers that NumPy gives', () => {
    const powers = powerSpectrum([1, 2, 3, 4, 0, -1, -2, 0.5], 8);
    const published = [56.25, 92.504834, 12.25, 1.995166, 12.25];
    expect(powers).toHaveLength(5);
    published.forEach((power, k) => expect(powers[k]).toBeCloseTo(power, 6));
  });

  it('adds zeros up to its size', () => {
    expect([...powerSpectrum([1, 2], 8)]).toEqual([...powerSpectrum([1, 2, 0, 0, 0, 0, 0, 0], 8)]);
  });
});
