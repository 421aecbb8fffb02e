/** How long a loop waits before the next step, by a clock of the test's. */
import { expect, test } from 'vitest';
import { SpeedLimit } from '../../../../src/training/run/speedLimit.ts';

/** Steps that cost so much, until the clock has gone on so far. */
function stepsWithin(ms: number, stepsPerSecond: number, costMs: number): number {
  let time = 0;
  const speed = new SpeedLimit(() => time);
  speed.set(stepsPerSecond);
  let steps = 0;
  while (time < ms) {
    const wait = speed.waitMs;
    if (wait > 0) {
      expect(wait).toBeGreaterThanOrEqual(4);
      time += wait;
      continue;
    }
    time += costMs;
    steps++;
    speed.took();
  }
  return steps;
}

test('a second takes as many steps as were chosen, however quick they are', () => {
  expect(stepsWithin(1000, 10, 0.01)).toBe(10);
  for (const speed of [100, 1000, 5000]) {
    const steps = stepsWithin(1000, speed, 0.01);
    expect(steps).toBeGreaterThanOrEqual(speed);
    // Some at a time, as a timer waits no shorter than 4 ms.
    expect(steps).toBeLessThanOrEqual(speed + 4 * (speed / 1000) + 1);
  }
});

test('slow steps are not held up at all', () => {
  expect(stepsWithin(1000, 5000, 1)).toBe(1000);
  expect(stepsWithin(1000, Infinity, 1)).toBe(1000);
});

test('no more than a moment is made up for after a long answer', () => {
  let time = 0;
  const speed = new SpeedLimit(() => time);
  speed.set(100);
  speed.took();
  time = 60_000;
  let steps = 0;
  for (; speed.waitMs === 0; steps++) speed.took();
  expect(steps).toBeLessThanOrEqual(12);
});
