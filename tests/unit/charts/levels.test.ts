import { describe, expect, it } from 'vitest';
import { array, assert, double, property } from 'fast-check';
import { curveMap } from '../../../src/charts/curveMap.ts';
import { placeLabels } from '../../../src/charts/levels.ts';

const SIZE = 12;
const AREA = { left: 50, right: 350, top: 10, bottom: 200 };

/** Pairs of labels that cover each other. */
function covering(heights: readonly number[], widths: readonly number[]) {
  const corners = placeLabels(
    heights.map((height) => ({ height })),
    widths,
    SIZE,
    AREA,
  );
  return corners.flatMap((one, a) =>
    corners.slice(a + 1).flatMap((other, k) => {
      const b = a + 1 + k;
      const apart =
        one.right <= other.right - widths[b]! ||
        other.right <= one.right - widths[a]! ||
        Math.abs(one.top - other.top) >= SIZE;
      return apart ? [] : [[a, b]];
    }),
  );
}

describe('labels of levels', () => {
  it('stand above their lines, at the right end', () => {
    expect(placeLabels([{ height: 40 }, { height: 120 }], [80, 90], SIZE, AREA)).toEqual([
      { right: 350, top: 25 },
      { right: 350, top: 105 },
    ]);
  });

  it('stand below where the one above is too near, and beside it where there is no room either', () => {
    const corners = placeLabels(
      [{ height: 100 }, { height: 104 }, { height: 106 }],
      [80, 80, 60],
      SIZE,
      AREA,
    );
    expect(corners[0]).toEqual({ right: 350, top: 85 });
    expect(corners[1]).toEqual({ right: 350, top: 108 });
    expect(corners[2]!.right).toBeLessThan(270);
  });

  it('stand off the curves, and stay where they are as long as no curve comes', () => {
    // A curve along the level at the right, up to x = 250.
    const curves = curveMap([[[250, 35], [350, 35]]], AREA); // prettier-ignore
    const first = placeLabels([{ height: 40 }], [80], SIZE, AREA, { curves });
    expect(first).toEqual([{ right: 350, top: 44 }]);
    const both = curveMap([[[250, 35], [350, 35]], [[250, 50], [350, 50]]], AREA); // prettier-ignore
    const [left] = placeLabels([{ height: 40 }], [80], SIZE, AREA, { curves: both });
    expect(left!.right).toBeLessThanOrEqual(250);
    expect(left!.top).toBe(25);
    const last = [{ inset: AREA.right - left!.right, drop: left!.top - 40 }];
    expect(placeLabels([{ height: 40 }], [80], SIZE, AREA, { last })).toEqual([left]);
    // Nowhere free: still within the chart.
    const all = curveMap([[[50, 30], [350, 30]], [[50, 50], [350, 50]]], AREA); // prettier-ignore
    expect(placeLabels([{ height: 40 }], [80], SIZE, AREA, { curves: all })[0]!.right).toBeLessThanOrEqual(
      350,
    );
  });

  it('never cover each other, however near four lines are', () => {
    const height = double({ min: 10, max: 200, noNaN: true });
    assert(
      property(array(height, { minLength: 2, maxLength: 4 }), (heights) => {
        const widths = [70, 60, 50, 40].slice(0, heights.length);
        expect(
          covering(
            heights.toSorted((a, b) => a - b),
            widths,
          ),
        ).toEqual([]);
      }),
    );
  });
});
