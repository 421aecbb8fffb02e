import { expect, it } from 'vitest';
import { keepingText } from '../../../src/app/offline/offlineText.ts';

it('says what keeping takes, how far it is, and what to do where it cannot be', () => {
  expect(keepingText({ kind: 'off', bytes: 4_794_079 })).toContain('It takes 5 MB in this browser');
  expect(keepingText({ kind: 'filling', files: 0, of: 0 })).toBe('The files are on their way …');
  expect(keepingText({ kind: 'filling', files: 12, of: 150 })).toBe('12 of 150 files are here.');
  expect(keepingText({ kind: 'failed', bytes: 1 })).toMatch(/Nothing was kept; try again/);
  expect(keepingText({ kind: 'impossible', why: 'framed' })).toMatch(/open Unroll by itself/);
});
