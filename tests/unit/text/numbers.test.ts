import { describe, expect, it } from 'vitest';
import {
  formatEnd,
  formatLevel,
  formatLogTick,
  formatLoss,
  formatPercent,
  formatValue,
} from '../../../src/text/numbers.ts';

describe('numbers for people', () => {
  it.each([
    [0.834, '0.83'],
    [-1.2, '−1.20'],
    [-0.001, '0.00'],
    [412.34, '412.3'],
    [31415, '31415'],
    [1.24e6, '1.2·10⁶'],
    [NaN, 'not a number'],
    [Infinity, 'infinite'],
    [-Infinity, '−infinite'],
  ])('value %d is %s', (value, text) => expect(formatValue(value)).toBe(text));

  it.each([
    [0.0042, '0.0042'],
    [0.005, '0.0050'],
    [0.16666, '0.167'],
    [1.8, '1.80'],
    [1234, '1,234'],
    [2.1e-7, '2.1·10⁻⁷'],
    [0, '0'],
    [NaN, 'not a number'],
  ])('loss %d is %s', (value, text) => expect(formatLoss(value)).toBe(text));

  it('a level has no digits to spare', () => {
    expect([0.01, 1 / 6, 2.4].map(formatLevel)).toEqual(['0.01', '0.167', '2.4']);
  });

  it('a share is a percentage, without decimals at the very ends', () => {
    expect([0, 0.942, 1].map(formatPercent)).toEqual(['0 %', '94.2 %', '100 %']);
  });

  it('the end of a scale has its sign where the scale runs through zero', () => {
    expect([formatEnd(1, true), formatEnd(0, true), formatEnd(-2, true), formatEnd(1, false)]).toEqual([
      '+1',
      '0',
      '−2',
      '1',
    ]);
  });

  it('ticks far out are powers of ten', () => {
    expect([0.001, 0.5, 10_000, 1e-6, 1e7, 2e8].map(formatLogTick)).toEqual([
      '0.001',
      '0.5',
      '10,000',
      '10⁻⁶',
      '10⁷',
      '2·10⁸',
    ]);
  });
});
