import { expect, test } from 'vitest';
import { Snapshots } from '../../../src/store/snapshots.ts';
import { snapshotAfter } from '../../../src/training/trainers/snapshots.ts';

const snapshot = (step: number, count = 4) => ({ step, parameters: new Float32Array(count).fill(step) });

test('snapshots are kept in their order, told of, and found by their step', () => {
  const snapshots = new Snapshots();
  let told = 0;
  const stop = snapshots.subscribe(() => told++);
  for (const step of [0, 1, 2]) snapshots.add(snapshot(step));
  expect(snapshots.steps).toEqual([0, 1, 2]);
  expect(snapshots.at(1)!.parameters[0]).toBe(1);
  expect(snapshots.at(7)).toBeUndefined();
  stop();
  snapshots.clear();
  expect(told).toBe(3);
  expect(snapshots.steps).toEqual([]);
});

test('a run that goes back brings the later ones again', () => {
  const snapshots = new Snapshots();
  for (const step of [0, 1, 2, 3, 5]) snapshots.add(snapshot(step));
  snapshots.rewind(2);
  expect(snapshots.steps).toEqual([0, 1, 2]);
  for (const step of [3, 5, 8]) snapshots.add(snapshot(step));
  snapshots.add(snapshot(3));
  expect(snapshots.steps).toEqual([0, 1, 2, 3]);
});

test('more than the budget are thinned evenly, but for the first and the newest', () => {
  const budget = 20 * 4 * 4;
  const snapshots = new Snapshots(budget);
  for (let step = 0; step < 1_000_000; step = snapshotAfter(step)) {
    snapshots.add(snapshot(step));
    expect(snapshots.steps.length).toBeLessThanOrEqual(20);
    expect(snapshots.steps[0]).toBe(0);
    expect(snapshots.steps.at(-1)).toBe(step);
  }
  const { steps } = snapshots;
  expect(steps).toHaveLength(20);
  // No gap is much larger than it must be: 20 steps from 1 to a million.
  const gaps = steps.slice(1).map((step, k) => (step + 1) / (steps[k]! + 1));
  expect(Math.max(...gaps)).toBeLessThan(2.5 * 1_000_000 ** (1 / 19));
});
