import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { arrive, loadsUnderWay, MissingFileError } from '../../../src/loading/arrive.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what arrives is handed on', async () => {
  expect(await arrive(() => Promise.resolve({ three: 3 }))).toEqual({ three: 3 });
  expect(loadsUnderWay()).toBe(false);
});

test('what fails is a file that is missing, whatever the browser says of it, and may be asked for again', async () => {
  const load = vi
    .fn<() => Promise<{ four: number }>>()
    .mockRejectedValueOnce(new TypeError('Importing a module failed.'));
  load.mockResolvedValueOnce({ four: 4 });
  await expect(arrive(load)).rejects.toThrow(MissingFileError);
  expect(await arrive(load)).toEqual({ four: 4 });
});

test.each([
  ['empty', {}],
  ['without what is asked of it', undefined],
])('what arrives %s is missing, too', async (_how, module) => {
  await expect(arrive(() => Promise.resolve(module as object))).rejects.toThrow(MissingFileError);
});

test('what stands still counts as missing after a while', async () => {
  const late = expect(arrive(() => new Promise<object>(() => {}))).rejects.toThrow(/within 45 seconds/);
  expect(loadsUnderWay()).toBe(true);
  await vi.advanceTimersByTimeAsync(45_000);
  await late;
  expect(loadsUnderWay()).toBe(false);
});
