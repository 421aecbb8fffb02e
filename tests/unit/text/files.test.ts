import { expect, test } from 'vitest';
import { formatBytes, formatDay } from '../../../src/text/files.ts';

test.each([
  [820, '820 bytes'],
  [5236, '5.2 kB'],
  [123_456, '123 kB'],
  [2_100_000, '2.1 MB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test('a moment is said by its day', () => {
  expect(formatDay(new Date(2026, 2, 4, 12).getTime())).toBe('Mar 4, 2026');
});
