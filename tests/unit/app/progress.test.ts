/** The speed beside the step count is never older than a few seconds. */
import { expect, test } from 'vitest';
import { rateText } from '../../../src/app/Progress.tsx';

const running = { stepsPerSecond: 48_346, heardAt: 1000, status: { state: 'running' } } as const;

test('a speed is shown while frames come, and a dash once none has for some seconds', () => {
  expect(rateText(running, 1050)).toBe('48,346');
  expect(rateText(running, 3900)).toBe('48,346');
  expect(rateText(running, 4100)).toBe('–');
});

test('a network that takes seconds for a step is given time for three', () => {
  const slow = { ...running, stepsPerSecond: 0.5 };
  expect(rateText(slow, 6900)).toBe('0.5');
  expect(rateText(slow, 7100)).toBe('–');
});

test('nothing is awaited of a run that does not train', () => {
  expect(rateText({ ...running, status: { state: 'moving' } }, 90_000)).toBe('48,346');
});
