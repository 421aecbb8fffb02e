/** The stage's own colours: what carries meaning has a contrast of 7 : 1 on everything it stands on. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  contrast,
  letterOn,
  sequentialMap,
  underLetters,
  type Rgb,
} from '../../../../src/charts/colorMaps.ts';
import { models } from '../../../../src/models/about/index.ts';

const styleOf = (file: string) =>
  readFileSync(new URL(`../../../../src/app/${file}`, import.meta.url), 'utf8');
const stage = styleOf('present/stage.css');
const page = styleOf('styles/tokens.css');

const bytesOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

function token(name: string, theme: 'light' | 'dark', sheet = stage): Rgb {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheet)!;
  return bytesOf(pair[theme === 'light' ? 1 : 2]!);
}

/** As much ink as the stage mixes into the networks' colours. */
const share = Number(/--deepen: (\d+)%/.exec(stage)![1]) / 100;

describe.each(['light', 'dark'] as const)('the stage in the %s theme', (theme) => {
  const grounds = ['background', 'panel', 'wash'].map((name) => token(name, theme));
  const weakest = (color: Rgb) => Math.min(...grounds.map((ground) => contrast(color, ground)));

  it('has words, marks and classes that stand out', () => {
    const classes = Array.from({ length: 6 }, (_, k) => `class-${k}`);
    for (const name of ['ink', 'ink-soft', 'accent', 'error', ...classes])
      expect(weakest(token(name, theme)), name).toBeGreaterThanOrEqual(7);
    expect(contrast(token('on-accent', theme), token('accent', theme))).toBeGreaterThanOrEqual(7);
  });

  it('has networks whose lines and names do', () => {
    const ink = token('ink', theme);
    for (const { id, color } of models) {
      const deep = bytesOf(color[theme]).map((byte, k) => Math.round(byte * (1 - share) + ink[k]! * share));
      expect(weakest(deep as unknown as Rgb), id).toBeGreaterThanOrEqual(7);
    }
  });

  it('has a shade under every letter on which it can be read, next to the one that says how sure it is', () => {
    const map = sequentialMap(token('map-low', theme, page), token('map-high', theme, page), [0, 0, 0]);
    for (let k = 0; k < map.size; k++) {
      const color = Array.from(map.bytes.subarray(4 * k, 4 * k + 3)) as unknown as Rgb;
      const shade = underLetters(color, 7);
      expect(
        contrast(shade, letterOn(shade) === '#000' ? [0, 0, 0] : [255, 255, 255]),
      ).toBeGreaterThanOrEqual(7);
      expect(contrast(shade, color)).toBeLessThan(1.6);
    }
  });
});
