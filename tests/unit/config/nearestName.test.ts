import { describe, expect, it, test } from 'vitest';
import { editDistance, nearestName } from '../../../src/config/nearestName.ts';

describe('the distance of two texts', () => {
  it.each([
    ['', '', 0],
    ['length', 'length', 0],
    ['lengt', 'length', 1],
    ['lenght', 'length', 1],
    ['lenngth', 'length', 1],
    ['langth', 'length', 1],
    ['', 'lr', 2],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %i, either way', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});

test('the nearest name is one that was likely meant, and none where all are far', () => {
  const known = ['units', 'length', 'lr', 'layers', 'clip', 'seed'];
  expect(nearestName('lengt', known)).toBe('length');
  expect(nearestName('Length', known)).toBe('length');
  expect(nearestName('unit', known)).toBe('units');
  expect(nearestName('layrs', known)).toBe('layers');
  expect(nearestName('l', known)).toBeUndefined();
  expect(nearestName('juggling', known)).toBeUndefined();
  expect(nearestName('length'.repeat(1000), known)).toBeUndefined();
});
