import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFrames } from '../../../../src/app/embed/watchSight.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Frames that come so many ms after each other. */
function setUp() {
  const told: boolean[] = [];
  const around = { pace: 16, hidden: false };
  watchFrames(
    (drawn) => told.push(drawn),
    (work) => setTimeout(work, around.pace),
    () => around.hidden,
  );
  return { told, around };
}

it('a frame that draws as ever is in sight, also on a busy device', () => {
  const { told, around } = setUp();
  vi.advanceTimersByTime(20_000);
  around.pace = 300;
  vi.advanceTimersByTime(20_000);
  expect(told).toEqual([]);
});

it('one that is let draw once a second is not, and is back when it draws again', () => {
  const { told, around } = setUp();
  vi.advanceTimersByTime(5000);
  around.pace = 1000;
  vi.advanceTimersByTime(30_000);
  expect(told).toEqual([false]);
  around.pace = 16;
  vi.advanceTimersByTime(5000);
  expect(told).toEqual([false, true]);
});

it('one in a hidden window is as it was', () => {
  const { told, around } = setUp();
  vi.advanceTimersByTime(5000);
  around.hidden = true;
  around.pace = 60_000;
  vi.advanceTimersByTime(50_000);
  expect(told).toEqual([]);
});
