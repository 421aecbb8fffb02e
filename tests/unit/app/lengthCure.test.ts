import { expect, test } from 'vitest';
import { keepLengths, keptLengthsOf, lengthCure } from '../../../src/app/results/lengthCure.ts';
import { defaultExperiment, withTask, withValue } from '../../../src/config/index.ts';
import type { Lengths } from '../../../src/tasks/contract/problem.ts';
import type { KeptCurves } from '../../../src/store/keptCurves.ts';

const adding = defaultExperiment();
const lengths = (trained: Lengths['trained'], limits: Lengths['limits'] = [2, 1000]): Lengths => ({
  label: 'steps',
  trained,
  limits,
});

test('a network that knows one length is to train on all from a quarter of it', () => {
  const cure = lengthCure(adding, lengths([20, 20]))!;
  expect(cure.range).toEqual([5, 20]);
  expect(cure.experiment.taskOptions['shortest']).toBe(5);
});

test('nothing is offered where there is a range already, or no choice', () => {
  expect(lengthCure(withValue(adding, 'task', 'shortest', 5), lengths([5, 20]))).toBeUndefined();
  expect(lengthCure(adding, lengths([2, 2]))).toBeUndefined();
  expect(lengthCure(withTask(adding, 'forecast'), lengths([24, 24], [24, 24]))).toBeUndefined();
});

test('what was measured before stays as long as the curves of the same run', () => {
  const curves = {} as KeptCurves;
  const before = { finding: { step: 1, results: [] }, trained: [20, 20] } as const;
  keepLengths(undefined, before);
  keepLengths(curves, before);
  expect(keptLengthsOf(curves)).toBe(before);
  expect(keptLengthsOf({} as KeptCurves)).toBeUndefined();
});
