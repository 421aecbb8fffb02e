import { expect, test } from 'vitest';
import { stepLayoutOf, stepOrigin, layoutSize, texelsOf } from '../../../src/backend/kernels/stepLayout.ts';

test('steps go on in further rows where a texture would become too wide', () => {
  const line = stepLayoutOf(10, 3, 12);
  expect(line).toEqual({ quads: 3, steps: 10, width: 12, turns: 3 });
  expect(texelsOf(line)).toBe(30);
  expect(layoutSize(line, 5)).toEqual([12, 15]);
  expect([0, 3, 4, 9].map((step) => stepOrigin(line, step, 5))).toEqual([
    [0, 0],
    [9, 0],
    [0, 5],
    [3, 10],
  ]);
});

test('a batch that is wider than a texture is refused with a sentence', () => {
  expect(() => stepLayoutOf(10, 13, 12)).toThrow('A batch of 52 is too large for this graphics card.');
});
