import { expect, test } from 'vitest';
import { coresText } from '../../../src/app/dialogs/coresText.ts';

test.each([
  [1, 1, 1, 'one, as the browser tells of no more'],
  [1, 1, 4, 'one of 4, as chosen'],
  [1, 4, 4, 'one of 4; others help where a step takes longer than 2 ms'],
  [2, 4, 4, '2 of 4 at work'],
])('%i at work, %i allowed, %i there: %s', (atWork, most, here, text) => {
  expect(coresText(atWork, most, here)).toBe(text);
});
