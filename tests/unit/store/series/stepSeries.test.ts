/** Numbers of every step: the newest in full, older ones summed up. */
import { describe, expect, test } from 'vitest';
import { IN_FULL, StepSeries } from '../../../../src/store/series/stepSeries.ts';

const counted = (from: number, to: number) => Float32Array.from({ length: to - from }, (_, k) => from + k);

describe('a series of steps', () => {
  test('keeps a run that is not long in full', () => {
    const series = new StepSeries();
    series.push(counted(0, 2 * IN_FULL));
    expect([series.first, series.length]).toEqual([0, 2 * IN_FULL]);
    expect(series.at(0)).toBe(0);
    expect(series.values).toHaveLength(2 * IN_FULL);
  });

  test.each([1, 7, 300])('keeps the newest in full, whatever comes at a time (%i)', (each) => {
    const series = new StepSeries(100);
    for (let from = 0; from < 1050; from += each) series.push(counted(from, Math.min(1050, from + each)));
    expect([series.length, series.first]).toEqual([1050, 900]);
    expect([...series.values]).toEqual([...counted(900, 1050)]);
    expect([series.at(899), series.at(900), series.at(1049), series.at(1050)]).toEqual([
      undefined,
      900,
      1049,
      undefined,
    ]);
    // The very first stay.
    expect(series.at(127)).toBe(127);
    expect([...series.headTo(3)]).toEqual([0, 1, 2]);
  });

  test('goes back, near or far, and on again', () => {
    const series = new StepSeries(100);
    series.push(counted(0, 1050));
    series.resumeAt(950);
    series.push(counted(950, 1000));
    expect([...series.values]).toEqual([...counted(900, 1000)]);
    series.resumeAt(500);
    expect(series.values).toHaveLength(0);
    series.push(counted(500, 1234));
    expect(series.values).toHaveLength(1234 - series.first);
    expect(series.at(1233)).toBe(1233);
    expect(series.summary.stretch(700)).toMatchObject({ known: 1, mean: 700 });
  });

  test('says nothing of steps that it was not told of', () => {
    const series = new StepSeries();
    series.push([1]);
    series.resumeAt(3);
    series.push([4]);
    expect([...series.values]).toEqual([1, NaN, NaN, 4]);
  });

  test('is drawn from as many points whatever its length', () => {
    const series = new StepSeries();
    const part = counted(0, 10_000);
    for (let k = 0; k < 50; k++) {
      series.push(part);
      expect(series.outline().values.length).toBeLessThanOrEqual(8192);
    }
  });

  test('keeps everything where that is asked for', () => {
    const series = new StepSeries(Infinity);
    series.push(counted(0, 100_000));
    expect([series.first, series.at(0), series.at(99_999)]).toEqual([0, 0, 99_999]);
  });
});
