import { expect, it } from 'vitest';
import { notRun } from './driver/here.ts';

it('names every engine that is not there, and how to get it', () => {
  const webKit = { driver: 'driver', browser: 'browser' };
  expect(notRun({ firefox: 'firefox', webKit })).toEqual([]);
  expect(notRun({ webKit })).toEqual(['not run: no Firefox here (Debian: firefox-esr)']);
  expect(notRun({})).toHaveLength(2);
});
