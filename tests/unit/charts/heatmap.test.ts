import { describe, expect, it } from 'vitest';
import { mapRange, strongestPerColumn, strongestPerRow } from '../../../src/charts/heatmap.ts';

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

  it('keeps of several units the one furthest from zero where there are fewer pixels than units, in their order', () => {
    const data = heatmap([0.1, -0.2, 0.3, 0.2, NaN, 0, 0.5, -0.6], 4);
    const rounded = (values: Float32Array) => [...values].map((value) => Number(value.toFixed(1)));
    expect(rounded(strongestPerRow(data, 2).values)).toEqual([-0.2, 0.3, NaN, -0.6]);
    expect(rounded(strongestPerRow({ ...data, order: [2, 0, 1, 3] }, 2).values)).toEqual([
      0.3,
      -0.2,
      NaN,
      -0.6,
    ]);
    expect(strongestPerRow(data, 4)).toBe(data);
  });
});
