import { expect, test } from 'vitest';
import { snapshotAfter } from '../../../../src/training/trainers/snapshots.ts';

test('snapshots come at fixed steps, further and further apart', () => {
  const steps = [0];
  while (steps.at(-1)! < 1_000_000) steps.push(snapshotAfter(steps.at(-1)!));
  expect(steps.slice(0, 20)).toEqual([
    0, 1, 2, 3, 5, 8, 12, 20, 40, 60, 80, 100, 120, 140, 180, 220, 260, 300, 360, 420,
  ]);
  expect(steps.length).toBeLessThan(85);
});

test('a run that resumes keeps the ones it would have kept', () => {
  for (const step of [0, 1, 4, 13, 19, 20, 21, 399, 5000]) {
    let next = 0;
    while (next <= step) next = snapshotAfter(next);
    expect(snapshotAfter(step)).toBe(next);
  }
});
