import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  contrast,
  divergingMap,
  entryOf,
  letterOn,
  mix,
  sequentialMap,
  toOklab,
  type ColorMap,
  type Rgb,
} from '../../../src/charts/colorMaps.ts';
import { seenBy, visions } from './vision.ts';

const tokens = readFileSync(new URL('../../../src/app/styles/tokens.css', import.meta.url), 'utf8');

/** A token's colour in one theme, from the style sheet the page uses. */
function token(name: string, theme: 'light' | 'dark'): Rgb {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)!;
  const hex = pair[theme === 'light' ? 1 : 2]!;
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

const entry = (map: ColorMap, k: number) =>
  Array.from(map.bytes.subarray(4 * k, 4 * k + 3)) as unknown as Rgb;
const at = (map: ColorMap, value: number, low: number, high: number) =>
  entry(map, entryOf(map, value, low, high));
const lightness = (color: Rgb) => toOklab(color)[0];
const distance = (a: Rgb, b: Rgb) => Math.hypot(...toOklab(a).map((x, k) => x - toOklab(b)[k]!));

/** A difference in OKLab that nobody overlooks side by side; about 0.02 is just noticeable. */
const CLEAR = 0.1;

describe.each(['light', 'dark'] as const)('the colour maps of the %s theme', (theme) => {
  const color = (name: string) => token(name, theme);
  const diverging = divergingMap(color('map-minus'), color('map-zero'), color('map-plus'), color('error'));
  const sequential = sequentialMap(color('map-low'), color('map-high'), color('error'));

  it('have exactly the given colours at their ends and at zero', () => {
    expect(at(diverging, -1, -1, 1)).toEqual(color('map-minus'));
    expect(at(diverging, 0, -1, 1)).toEqual(color('map-zero'));
    expect(at(diverging, 1, -1, 1)).toEqual(color('map-plus'));
    expect(at(sequential, 0, 0, 1)).toEqual(color('map-low'));
    expect(at(sequential, 1, 0, 1)).toEqual(color('map-high'));
  });

  it('have a neutral that cannot be told from the panel', () => {
    expect(distance(color('map-zero'), color('panel'))).toBeLessThan(0.035);
    expect(distance(color('map-low'), color('panel'))).toBeLessThan(0.035);
  });

  it('hold values beyond the range at its ends, and show what is not a number in a colour of its own', () => {
    expect(at(diverging, -7, -1, 1)).toEqual(color('map-minus'));
    expect(at(diverging, Infinity, -1, 1)).toEqual(color('map-plus'));
    expect(at(diverging, NaN, -1, 1)).toEqual(color('error'));
  });

  it('run evenly in lightness from 0 to 1', () => {
    const steps = Array.from({ length: 33 }, (_, k) => lightness(at(sequential, k / 32, 0, 1)));
    const sign = Math.sign(steps[32]! - steps[0]!);
    const span = Math.abs(steps[32]! - steps[0]!);
    steps.slice(1).forEach((step, k) => {
      const by = sign * (step - steps[k]!);
      expect(by).toBeGreaterThan(0);
      expect(by).toBeLessThan((2 * span) / 32);
    });
  });

  it('move away from neutral on both sides with every step', () => {
    for (const side of [-1, 1]) {
      const away = Array.from({ length: 17 }, (_, k) =>
        distance(at(diverging, (side * k) / 16, -1, 1), color('map-zero')),
      );
      away.slice(1).forEach((value, k) => expect(value).toBeGreaterThan(away[k]!));
    }
  });

  it.each(visions)('can be read with %s vision', (vision) => {
    const seen = (map: ColorMap, value: number, low: number) => seenBy(vision, at(map, value, low, 1));
    for (const size of [0.5, 1]) {
      expect(distance(seen(diverging, -size, -1), seen(diverging, size, -1))).toBeGreaterThan(CLEAR);
      expect(distance(seen(diverging, size, -1), seen(diverging, 0, -1))).toBeGreaterThan(CLEAR);
      expect(distance(seen(diverging, -size, -1), seen(diverging, 0, -1))).toBeGreaterThan(CLEAR);
    }
    for (const value of [0, 0.25, 0.5, 0.75]) {
      expect(distance(seen(sequential, value, 0), seen(sequential, value + 0.25, 0))).toBeGreaterThan(0.04);
    }
    expect(distance(seen(sequential, 0, 0), seen(sequential, 1, 0))).toBeGreaterThan(3 * CLEAR);
  });

  it('let a letter be read on every shade', () => {
    for (let k = 0; k < sequential.size; k++) {
      const shade = entry(sequential, k);
      const letter: Rgb = letterOn(shade) === '#000' ? [0, 0, 0] : [255, 255, 255];
      expect(contrast(shade, letter)).toBeGreaterThan(4.5);
    }
  });
});

describe('mixing', () => {
  it('gives both ends exactly and a grey between black and white', () => {
    expect(mix([1, 2, 3], [200, 100, 50], 0)).toEqual([1, 2, 3]);
    expect(mix([1, 2, 3], [200, 100, 50], 1)).toEqual([200, 100, 50]);
    const [r, g, b] = mix([0, 0, 0], [255, 255, 255], 0.5);
    expect([g - r, b - r]).toEqual([0, 0]);
    expect(lightness([r, g, b])).toBeCloseTo(0.5, 2);
  });
});
