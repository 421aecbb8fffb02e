import { describe, expect, it } from 'vitest';
import {
  COLUMNS,
  drawTo,
  emptyHeights,
  shaped,
  SHAPES,
  waveOf,
  type Shape,
} from '../../../src/app/dialogs/wave.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { forecast } from '../../../src/tasks/forecast.ts';

type Points = readonly (readonly [number, number])[];

/** A line drawn through these places in one go. */
function drawn(...strokes: readonly Points[]) {
  const heights = emptyHeights();
  for (const points of strokes) {
    let [x, y] = points[0]!;
    for (const [toX, toY] of points) {
      drawTo(heights, { x, y }, { x: toX, y: toY });
      [x, y] = [toX, toY];
    }
  }
  return heights;
}

function valuesOf(heights: ReturnType<typeof emptyHeights>, times = 1): readonly number[] {
  const wave = waveOf(heights, times);
  if ('error' in wave) throw new Error(wave.error);
  return wave.values;
}

const zigzag: Points = [
  [0, 0],
  [0.25, 1],
  [0.5, 0],
  [0.75, 1],
  [1, 0],
];

describe('a drawn wave', () => {
  it('has a value for each column, on straight lines between the places the pointer was seen at', () => {
    const values = valuesOf(drawn(zigzag));
    expect(values).toHaveLength(COLUMNS);
    expect([values[0], values[75], values[150], values.at(-1)]).toEqual([-1, 1, -1, -1]);
    for (let k = 1; k < 75; k++) expect(values[k]! - values[k - 1]!).toBeCloseTo(2 / 75, 2);
  });

  it('is the same drawn from right to left, and is overwritten where it is drawn again', () => {
    const there = valuesOf(drawn(zigzag));
    valuesOf(drawn(zigzag.toReversed())).forEach((value, k) =>
      expect(Math.abs(value - there[k]!)).toBeLessThan(0.05),
    );
    const again = valuesOf(
      drawn(zigzag, [
        [0.4, 0.5],
        [0.6, 0.5],
      ]),
    );
    expect(again[150]).toBe(0);
    expect(again[75]).toBe(1);
  });

  it('has gaps bridged, and what is not drawn at its ends left out', () => {
    const values = valuesOf(
      drawn(
        [
          [0.1, 0],
          [0.3, 0.4],
        ],
        [
          [0.5, 0.8],
          [0.9, 0.2],
        ],
      ),
    );
    expect(values).toHaveLength(0.8 * COLUMNS + 1);
    expect(values.every(Number.isFinite)).toBe(true);
    expect(values[90]).toBeCloseTo(0.2, 1);
  });

  it('comes several times in a row', () => {
    const once = valuesOf(drawn(zigzag));
    expect(valuesOf(drawn(zigzag), 3)).toEqual([...once, ...once, ...once]);
  });

  it.each<[string, ReturnType<typeof emptyHeights>, number, RegExp]>([
    ['nothing', emptyHeights(), 3, /There is no line yet/],
    ['a dot', drawn([[0.5, 0.5]]), 3, /too short: it has 1 values, and 100 are needed/],
    [
      'a short line',
      drawn([
        [0.5, 0],
        [0.7, 1],
      ]),
      3,
      /too short/,
    ],
    [
      'a flat line',
      drawn([
        [0, 0.5],
        [1, 0.51],
      ]),
      3,
      /is flat, so there is nothing to learn/,
    ],
    [
      'a line with a flat end',
      drawn([
        [0, 0],
        [0.4, 1],
        [0.7, 0.2],
        [1, 0.2],
      ]),
      1,
      /last fifth of the line is flat/,
    ],
    [
      'a line with a flat beginning',
      drawn([
        [0, 0.2],
        [0.85, 0.2],
        [1, 0.9],
      ]),
      1,
      /flat up to its last fifth/,
    ],
  ])('of %s is refused with what to do', (_, heights, times, sentence) => {
    const wave = waveOf(heights, times);
    expect('error' in wave && wave.error).toMatch(sentence);
  });

  it.each(Object.keys(SHAPES) as Shape[])('begun as %s can be learned from as it is', async (shape) => {
    for (const times of [1, 3]) {
      const values = valuesOf(shaped(shape), times);
      expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(1);
      const options = { ...defaultsOf(forecast.options), series: 'own' };
      const problem = await forecast.create(options, { kind: 'series', name: shape, values });
      expect(problem.solved.loss).toBeGreaterThan(0);
    }
  });
});
