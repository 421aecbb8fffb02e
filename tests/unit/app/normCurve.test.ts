/** What is said and listed of the gradients' lengths. */
import { expect, test } from 'vitest';
import { isClipped, normRows, normSentence } from '../../../src/app/results/normCurve.ts';
import { RunSeries } from '../../../src/store/series.ts';
import { frame } from '../../fixtures/fakeSession.ts';

/** A run with these norms, clipped at 1 up to step 200 and at 5 from then on. */
function seriesOf(norms: readonly number[]): RunSeries {
  const series = new RunSeries();
  series.append({
    ...frame(norms.length, undefined, norms),
    gradientNorms: Float32Array.from(norms),
    clipNorms: Float32Array.from(norms, (_, k) => (k < 200 ? 1 : 5)),
  });
  return series;
}

test('says how many of the last steps were clipped, each by the clip norm of its own time', () => {
  const norms = Array.from({ length: 250 }, (_, k) => (k >= 180 ? 3 : 0.5));
  // Steps 181 to 200 were above 1; from 201 on 3 is below 5.
  expect(normSentence(seriesOf(norms), 5)).toBe(
    'After 250 steps the gradient norm is 3.00; 20 of the last 100 steps were clipped; the clip norm is 5.',
  );
  expect(normSentence(seriesOf([0.5, 2]), 1)).toBe(
    'After 2 steps the gradient norm is 2.00; 1 of 2 steps was clipped; the clip norm is 1.',
  );
  expect(normSentence(seriesOf([0.5]), 0)).toBe(
    'After 1 step the gradient norm is 0.500; nothing is clipped.',
  );
  expect(normSentence(seriesOf([0.5, NaN]), 1)).toContain('no longer a number');
});

test('the table has the first and the newest step, and says which were clipped', () => {
  const rows = normRows(seriesOf(Array.from({ length: 250 }, (_, k) => k / 100)), 6);
  expect(rows.map(({ step }) => step)).toEqual([1, 51, 101, 150, 200, 250]);
  expect(rows.map(isClipped)).toEqual([false, false, false, true, true, false]);
});

test('a run that goes back forgets the lengths that came after', () => {
  const series = seriesOf([1, 2, 3, 4]);
  series.rewind(2);
  expect([...series.gradientNorms.values]).toEqual([1, 2]);
  series.append({ ...frame(3, undefined, [9]) });
  expect([...series.gradientNorms.values]).toEqual([1, 2, NaN]);
});
