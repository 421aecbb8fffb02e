/** Where the runs of a study stand in its picture. */
import { describe, expect, it } from 'vitest';
import { placesAlong, spreadOf } from '../../../src/charts/studyDots.ts';

describe('the values of a setting', () => {
  it('stand evenly where they are words', () => {
    expect(placesAlong(['rnn', 'lstm'], undefined)).toEqual([0.25, 0.75]);
  });

  it('stand as far apart as their numbers, on a log axis where they spread wide', () => {
    const near = placesAlong(['10', '20', '40'], [10, 20, 40]);
    expect(near[1]! - near[0]!).toBeCloseTo((near[2]! - near[0]!) / 3);
    const wide = placesAlong(['10', '100', '1000'], [10, 100, 1000]);
    expect(wide[1]).toBeCloseTo(0.5);
  });

  it('are in the middle where there is one alone', () => {
    expect(placesAlong(['7'], [7])).toEqual([0.5]);
  });
});

describe('runs of one place', () => {
  const at = (place: number, group = 0) => ({ place, group });

  it('stand beside each other, around the place', () => {
    expect(spreadOf([at(0), at(0), at(0), at(1)], 1, 200).dots).toEqual([-8, 0, 8, 0]);
  });

  it('stand group by group', () => {
    const { dots, groups } = spreadOf([at(0), at(0), at(0, 1), at(0, 1)], 2, 200);
    expect(groups).toEqual([-8, 8]);
    expect(dots).toEqual([-12, -4, 4, 12]);
  });

  it('move together where there is little room, but never onto each other', () => {
    const many = Array.from({ length: 10 }, () => at(0));
    const width = (room: number) => {
      const { dots } = spreadOf(many, 1, room);
      return dots.at(-1)! - dots[0]!;
    };
    expect(width(50)).toBeLessThan(50);
    expect(width(1)).toBe(18);
  });
});
