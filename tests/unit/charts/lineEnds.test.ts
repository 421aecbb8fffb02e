/** Where the names of lines and of marks stand. */
import { array, assert, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeEndLabels } from '../../../src/charts/endLabels.ts';
import { placeMarks } from '../../../src/charts/marks.ts';

const SIZE = 12;
const AREA = { left: 50, right: 350, top: 10, bottom: 200 };

describe('names at the ends of lines', () => {
  it('stand beside the end, or above it where the chart ends there', () => {
    expect(placeEndLabels([{ x: 200, y: 100 }], [40], SIZE, AREA)).toEqual([
      { left: 205, right: 245, top: 94 },
    ]);
    expect(placeEndLabels([{ x: 340, y: 100 }], [40], SIZE, AREA)).toEqual([
      { left: 310, right: 350, top: 84 },
    ]);
  });

  it('never cover each other, and never leave the chart, wherever four lines end', () => {
    const ends = array(
      record({
        x: double({ min: 50, max: 350, noNaN: true }),
        y: double({ min: 10, max: 200, noNaN: true }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    assert(
      property(ends, integer({ min: 20, max: 120 }), (places, width) => {
        const boxes = placeEndLabels(
          places,
          places.map(() => width),
          SIZE,
          AREA,
        );
        boxes.forEach((box, k) => {
          expect(box.left).toBeGreaterThanOrEqual(AREA.left);
          expect(box.right).toBeLessThanOrEqual(AREA.right);
          expect(box.top + SIZE).toBeLessThanOrEqual(AREA.bottom + 1e-9);
          for (const other of boxes.slice(k + 1)) {
            const apart = box.right <= other.left || other.right <= box.left;
            expect(apart || Math.abs(box.top - other.top) >= SIZE - 1e-9).toBe(true);
          }
        });
      }),
    );
  });
});

describe('words at marks', () => {
  it('stand right of their lines, in the next row where they would cover others, and not at all where no row is left', () => {
    const marks = [100, 110, 120, 130].map((x) => ({ x }));
    const places = placeMarks(marks, [60, 60, 60, 60], AREA);
    expect(places.map((place) => place?.row)).toEqual([0, 1, 2, undefined]);
    expect(places[0]).toEqual({ left: 103, row: 0 });
  });

  it('stand left of their line at the end of the chart', () => {
    expect(placeMarks([{ x: 340 }], [60], AREA)).toEqual([{ left: 277, row: 0 }]);
  });
});
