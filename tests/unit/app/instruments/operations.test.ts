/** Operations as they are named and offered. */
import { expect, test } from 'vitest';
import {
  gatesOf,
  operationText,
  opens,
  stretchOf,
  valueChoices,
} from '../../../../src/app/instruments/intervene/operations.ts';
import type { Intervention } from '../../../../src/models/interventions.ts';
import { models } from '../../../../src/models/index.ts';
import { lanesOf } from '../../../../src/models/model.ts';

const lanes = lanesOf(models.find(({ id }) => id === 'lstm')!);

test.each<[Intervention, number, string]>([
  [{ kind: 'wipe', step: 11 }, 1, 'memory wiped after step 12'],
  [{ kind: 'silence', layer: 1, unit: 2 }, 2, 'unit 3 of layer 2 silent'],
  [{ kind: 'silence', layer: 0, unit: 2, steps: [4, Infinity] }, 1, 'unit 3 silent, from step 5 on'],
  [{ kind: 'clamp', layer: 0, gate: 'f', value: 0 }, 1, 'forget gate held shut'],
  [
    { kind: 'clamp', layer: 1, gate: 'o', value: 1, unit: 6, steps: [3, 3] },
    2,
    'output gate of layer 2 held open, unit 7, step 4',
  ],
  [{ kind: 'clamp', layer: 0, gate: 'g', value: 0 }, 1, 'candidate held at 0'],
])('%o is called by its name', (operation, layers, text) => {
  expect(operationText(operation, { lanes }, layers)).toBe(text);
});

test('gates proper are held open or shut, other inner values are switched off', () => {
  const byId = Object.fromEntries(gatesOf(lanes).map((gate) => [gate.lane.id, gate]));
  expect(Object.keys(byId)).toEqual(['i', 'f', 'g', 'o']);
  expect(opens(byId['f']!)).toBe(true);
  expect(valueChoices(byId['f']!).map(({ value }) => value)).toEqual(['1', '0']);
  expect(opens(byId['g']!)).toBe(false);
  expect(valueChoices(byId['g']!).map(({ value }) => value)).toEqual(['0']);
});

test('an operation acts always, at a step, or from it on', () => {
  expect(stretchOf('always', 3)).toBeUndefined();
  expect(stretchOf('here', 3)).toEqual([3, 3]);
  expect(stretchOf('onwards', 3)).toEqual([3, Infinity]);
});
