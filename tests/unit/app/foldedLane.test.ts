/** What a folded lane shows in its one line. */
import { expect, test } from 'vitest';
import { foldedRows, foldedSentence } from '../../../src/app/score/lanes/folded.ts';

const round = (values: Iterable<number>) => [...values].map((value) => Number(value.toFixed(2)));
/** Two steps of eight units. */
const values = Float32Array.of(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.8, 1, 1, 0, 1, 0, 1, 0, 0, 0);
const found = { layer: 0, lane: 'i', values };

test('its rows are the quarters of the units at each step, the most open first', () => {
  const { values: rows, units } = foldedRows(found, 2, 8, undefined);
  expect(units).toBe(4);
  expect(round(rows)).toEqual([0.9, 0.45, 0.25, 0.05, 1, 0.5, 0, 0]);
  expect(foldedSentence(found, 8, 0, undefined)).toBe(
    't = 1, highest quarter of the units 0.90, lowest 0.05',
  );
});

test('it is the row of the unit that is followed', () => {
  const { values: row, units } = foldedRows(found, 2, 8, 6);
  expect(units).toBe(1);
  expect(round(row)).toEqual([0.8, 0]);
  expect(foldedSentence(found, 8, 0, 6)).toBe('unit 7, t = 1, 0.80');
});

test('fewer units are rows of their own, and what is not a number is not hidden', () => {
  const two = { ...found, values: Float32Array.of(0.2, 0.9) };
  expect(round(foldedRows(two, 1, 2, undefined).values)).toEqual([0.9, 0.2]);
  expect(foldedSentence(two, 2, 0, undefined)).toBe('t = 1, from 0.20 to 0.90');
  const broken = { ...found, values: Float32Array.of(0, 0, 0, NaN, 0, 0, 0, 0) };
  expect(foldedRows(broken, 1, 8, undefined).values[0]).toBeNaN();
});
