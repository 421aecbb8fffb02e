/**
 * Colour maps of the heatmaps, as lookup tables of RGBA bytes.
 *
 * Colours are mixed in OKLab (Björn Ottosson 2020), where equal steps look equally large, so that lightness runs evenly
 * from one end to the other and no band stands out that is not in the data.
 */

/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** A table of colours over a range of values. The last entry is the colour of what is not a number. */
export interface ColorMap {
  /** RGBA bytes: `size` colours from the low end to the high end, then one for NaN. */
  readonly bytes: Uint8ClampedArray<ArrayBuffer>;
  /** The same memory, one whole colour an entry, for filling an image quickly. */
  readonly words: Uint32Array<ArrayBuffer>;
  readonly size: number;
}

/** Entries of a map; odd, so that the middle of a diverging map is exactly its neutral colour. */
const SIZE = 511;

function toLinear(byte: number): number {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const c = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
}

/** sRGB to OKLab: lightness 0 to 1, and two opponent axes. */
export function toOklab([red, green, blue]: Rgb): [number, number, number] {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: readonly [number, number, number]): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The colour a share of the way from one colour to another, by OKLab; the ends come back exactly. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  if (share <= 0) return from;
  if (share >= 1) return to;
  const [l, a, b] = toOklab(from);
  const [l2, a2, b2] = toOklab(to);
  return fromOklab([l + (l2 - l) * share, a + (a2 - a) * share, b + (b2 - b) * share]);
}

function tableOf(colorAt: (share: number) => Rgb, notANumber: Rgb): ColorMap {
  const bytes = new Uint8ClampedArray((SIZE + 1) * 4);
  for (let k = 0; k <= SIZE; k++) {
    const color = k === SIZE ? notANumber : colorAt(k / (SIZE - 1));
    bytes.set([...color, 255], k * 4);
  }
  return { bytes, words: new Uint32Array(bytes.buffer), size: SIZE };
}

/** A map for values around zero: `minus` at the low end, `zero` exactly in the middle, `plus` at the high end. */
export function divergingMap(minus: Rgb, zero: Rgb, plus: Rgb, notANumber: Rgb): ColorMap {
  return tableOf(
    (share) => (share < 0.5 ? mix(zero, minus, 1 - 2 * share) : mix(zero, plus, 2 * share - 1)),
    notANumber,
  );
}

/** A map for values from nothing to all: gates, probabilities. */
export function sequentialMap(low: Rgb, high: Rgb, notANumber: Rgb): ColorMap {
  return tableOf((share) => mix(low, high, share), notANumber);
}

/** The entry of `value` in a map over `[low, high]`; values outside are held at the ends, NaN has its own entry. */
export function entryOf(map: ColorMap, value: number, low: number, high: number): number {
  if (Number.isNaN(value)) return map.size;
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return Math.round(share * (map.size - 1));
}

/** Black or white, whichever reads better on `color`; one of them always has a contrast of at least 4.58. */
export function letterOn(color: Rgb): string {
  return contrast(color, [0, 0, 0]) >= contrast(color, [255, 255, 255]) ? '#000' : '#fff';
}

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
/** How finely a colour is moved to where letters can be read on it. */
const PARTS = 32;

/** The colour next to this one, lighter or darker, on which `letterOn` gives a letter of this contrast. */
export function underLetters(color: Rgb, least: number): Rgb {
  for (let part = 0; part < PARTS; part++) {
    for (const end of [WHITE, BLACK]) {
      const [r, g, b] = color.map((byte, k) => Math.round(byte + ((end[k]! - byte) * part) / PARTS));
      const moved: Rgb = [r!, g!, b!];
      if (Math.max(contrast(moved, BLACK), contrast(moved, WHITE)) >= least) return moved;
    }
  }
  return color;
}

/** Relative luminance by WCAG 2, 0 to 1. */
function luminance([r, g, b]: Rgb): number {
  return 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b);
}

/** Contrast ratio by WCAG 2, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
