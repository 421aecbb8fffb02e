import { describe, expect, it } from 'vitest';
import { mapRange, meanOverUnits, strongestPerColumn } from '../../../src/charts/heatmap.ts';

const heatmap = (values: number[], units: number, range: [number, number] = [-1, 1]) => ({
  values: new Float32Array(values),
  timeSteps: values.length / units,
  units,
  range,
});

describe('the data of a heatmap', () => {
  it('is centred on zero where it may be negative', () => {
    expect(mapRange([-1, 1])).toEqual([-1, 1]);
    expect(mapRange([-1, 3])).toEqual([-3, 3]);
    expect(mapRange([0, 1])).toEqual([0, 1]);
  });

  it('folds to the mean over units at each step', () => {
    const { values, units } = meanOverUnits(heatmap([0, 1, 0.5, 0.5, 1, 1], 2));
    expect(units).toBe(1);
    expect([...values]).toEqual([0.5, 0.5, 1]);
  });

  it('keeps its own columns where the screen has enough pixels', () => {
    const data = heatmap([1, 2, 3, 4], 1);
    expect(strongestPerColumn(data, 4)).toBe(data);
  });

  it('keeps of several steps the one furthest from zero, unit by unit, so that no event is lost', () => {
    const data = heatmap([0.1, -0.2, -0.9, 0.1, 0, 0.3, 0.2, 0], 2);
    const { values, timeSteps } = strongestPerColumn(data, 2);
    expect(timeSteps).toBe(2);
    expect([...values].map((value) => Number(value.toFixed(1)))).toEqual([-0.9, -0.2, 0.2, 0.3]);
  });

  it('lets a value that is not a number win', () => {
    expect([...strongestPerColumn(heatmap([1, NaN, 1, 0], 1), 2).values]).toEqual([NaN, 1]);
  });
});
