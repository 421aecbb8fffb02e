import { describe, expect, it } from 'vitest';
import { calmEnd, largestSize, roundEnd } from '../../../src/charts/calmRange.ts';

describe('a calm scale', () => {
  it('ends on the next round number', () => {
    const sizes = [0.031, 0.1, 0.17, 0.2, 0.21, 0.9, 1, 1.01, 2.9, 3, 7.4, 10, 10.4, 23, 4100];
    expect(sizes.map(roundEnd)).toEqual([0.05, 0.1, 0.2, 0.2, 0.3, 1, 1, 2, 3, 3, 10, 10, 20, 30, 5000]);
  });

  it('is used by half at least, whatever the values', () => {
    for (let size = 1e-4; size < 1e5; size *= 1.013) {
      const end = roundEnd(size);
      expect(end).toBeGreaterThanOrEqual(size * (1 - 1e-6));
      expect(end).toBeLessThanOrEqual(2 * size * (1 + 1e-6));
    }
  });

  it('keeps every round number as it is, from tiny ones to huge ones', () => {
    for (let power = -8; power <= 8; power++) {
      for (const factor of [1, 2, 3, 5]) {
        const end = Number(`${factor}e${power}`);
        expect([roundEnd(end), roundEnd(Math.fround(end))]).toEqual([end, end]);
      }
    }
  });

  it('grows at once, so that nothing lies beyond it', () => {
    expect(calmEnd(1.01, 1)).toBe(2);
    expect(calmEnd(23, 1)).toBe(30);
  });

  it('shrinks only with room to spare', () => {
    expect(calmEnd(0.95, 2)).toBe(2);
    expect(calmEnd(0.81, 2)).toBe(2);
    expect(calmEnd(0.79, 2)).toBe(1);
    expect(calmEnd(0.15, 2)).toBe(0.2);
  });

  it('stays as it is while a value trembles about a round number', () => {
    let end = calmEnd(0.97, undefined);
    const ends = [1.02, 0.96, 1.04, 0.9, 1.1, 0.85, 0.99, 1.01].map((size) => (end = calmEnd(size, end)));
    expect(new Set(ends)).toEqual(new Set([2]));
  });

  it('ends no sooner than it is told', () => {
    expect(calmEnd(0.004, undefined, 0.1)).toBe(0.1);
    expect(calmEnd(0.004, 2, 0.1)).toBe(0.1);
  });

  it('stays as it was where there is nothing to go by', () => {
    expect(calmEnd(0, 5)).toBe(5);
    expect(calmEnd(Number.NaN, 5)).toBe(5);
    expect(calmEnd(0, undefined)).toBe(1);
    expect(calmEnd(0, undefined, 0.1)).toBe(0.1);
  });

  it('does not follow what is no number', () => {
    expect(largestSize(new Float32Array([0.5, Number.NaN, -2, Infinity, -Infinity]))).toBe(2);
    expect(largestSize(new Float32Array([Number.NaN]))).toBe(0);
  });
});
