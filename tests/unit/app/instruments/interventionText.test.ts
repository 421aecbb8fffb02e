/** Interventions as they are named and offered. */
import { expect, test } from 'vitest';
import {
  gatesOf,
  interventionText,
  opens,
  stretchOf,
  valueChoices,
} from '../../../../src/app/instruments/intervene/interventionText.ts';
import type { Intervention } from '../../../../src/models/interventions.ts';
import { models } from '../../../../src/models/index.ts';
import { lanesOf } from '../../../../src/models/model.ts';

const lanes = lanesOf(models.find(({ id }) => id === 'lstm')!);

test.each<[Intervention, number, string]>([
  [{ kind: 'reset', step: 11 }, 1, 'state reset after t = 12'],
  [{ kind: 'zero', layer: 1, unit: 2 }, 2, 'unit 3 of layer 2 set to 0'],
  [{ kind: 'zero', layer: 0, unit: 2, steps: [4, Infinity] }, 1, 'unit 3 set to 0, from t = 5 on'],
  [{ kind: 'clamp', layer: 0, gate: 'f', value: 0 }, 1, 'forget gate held shut'],
  [
    { kind: 'clamp', layer: 1, gate: 'o', value: 1, unit: 6, steps: [3, 3] },
    2,
    'output gate of layer 2 held open, unit 7, t = 4',
  ],
  [{ kind: 'clamp', layer: 0, gate: 'g', value: 0 }, 1, 'candidate held at 0'],
])('%o is called by its name', (intervention, layers, text) => {
  expect(interventionText(intervention, { lanes }, layers)).toBe(text);
});

test('gates proper are held open or shut, other inner values are switched off', () => {
  const byId = Object.fromEntries(gatesOf(lanes).map((gate) => [gate.lane.id, gate]));
  expect(Object.keys(byId)).toEqual(['f', 'i', 'g', 'o']);
  expect(opens(byId['f']!)).toBe(true);
  expect(valueChoices(byId['f']!).map(({ value }) => value)).toEqual(['1', '0']);
  expect(opens(byId['g']!)).toBe(false);
  expect(valueChoices(byId['g']!).map(({ value }) => value)).toEqual(['0']);
});

test('an intervention acts always, at a time step, or from it on', () => {
  expect(stretchOf('always', 3)).toBeUndefined();
  expect(stretchOf('here', 3)).toEqual([3, 3]);
  expect(stretchOf('onwards', 3)).toEqual([3, Infinity]);
});
