/** A slider's stops, and numbers as they are written in boxes. Pure; the slider itself is in `NumberField.tsx`. */
import type { NumberOption } from '../options/option.ts';
import { writeNumber } from '../text/numbers.ts';

/** The most stops a linear slider has; finer values go through the number box. */
const MOST_STOPS = 400;
/** Stops of one decade, chosen so that the values people write (0.003, 0.01, 0.05) are among them. */
const DECADE = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
/** Where a log scale that begins at 0 has its second stop, as a share of its largest value. */
const SMALLEST_SHARE = 1e-4;

/** The values a slider stops at, ascending; the limits and the default are always among them. */
export function stopsOf(option: NumberOption): readonly number[] {
  const stops = option.scale === 'log' ? logStops(option) : linearStops(option);
  const all = [option.min, ...stops, option.default, option.max].filter(
    (value) => value >= option.min && value <= option.max,
  );
  return [...new Set(all)].toSorted((a, b) => a - b);
}

function linearStops(option: NumberOption): number[] {
  const span = option.max - option.min;
  let step = option.step ?? (option.integer ? 1 : span / 100);
  while (span / step > MOST_STOPS) step *= 2;
  const count = Math.floor(span / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, k) => tidy(option.min + k * step));
}

function logStops(option: NumberOption): number[] {
  return option.integer ? octaveStops(option.max) : decadeStops(option);
}

/** Whole numbers: all up to 8, then four in each octave: 8, 10, 12, 14, 16, 20, 24, 28, 32 … */
function octaveStops(max: number): number[] {
  const stops = [1, 2, 3, 4, 5, 6, 7];
  for (let octave = 8; octave <= max; octave *= 2) {
    for (let quarter = 0; quarter < 4; quarter++) stops.push(octave + (octave / 4) * quarter);
  }
  return stops;
}

function decadeStops(option: NumberOption): number[] {
  const smallest = option.min > 0 ? option.min : option.max * SMALLEST_SHARE;
  const stops: number[] = [];
  for (let power = Math.floor(Math.log10(smallest)); 10 ** power <= option.max; power++) {
    for (const mantissa of DECADE) {
      const value = tidy(mantissa * 10 ** power);
      if (value >= smallest) stops.push(value);
    }
  }
  return stops;
}

/** Without the dust of binary fractions: 0.30000000000000004 becomes 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(10));
}

/** The index of the stop nearest to a value. */
export function positionOf(stops: readonly number[], value: number): number {
  let best = 0;
  for (let k = 1; k < stops.length; k++) {
    if (Math.abs(stops[k]! - value) < Math.abs(stops[best]! - value)) best = k;
  }
  return best;
}

/** Reads what a person typed: 0.003, .5, 1e-3, 0,003 or 12,000. Undefined where it is no finite number. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace('−', '-');
  const plain = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(trimmed)
    ? trimmed.replaceAll(',', '')
    : trimmed.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** A limit within a sentence, with a true minus. */
const said = (value: number) => writeNumber(value).replace('-', '−');

/** The option's limits in words: "from 1 to 256". */
export function limitsOf(option: NumberOption): string {
  return `from ${said(option.min)} to ${said(option.max)}`;
}

/** What a typed text becomes: a value with a remark where it had to change, or a sentence where it is no number. */
export function enter(
  option: NumberOption,
  text: string,
): { readonly value: number; readonly remark?: string } | { readonly error: string } {
  const typed = readNumber(text);
  if (typed === undefined) {
    const shown = text.trim().slice(0, 20);
    const what = shown === '' ? 'The box is empty' : `“${shown}” is not a number`;
    return { error: `${what}: type one ${limitsOf(option)}.` };
  }
  if (typed < option.min) return { value: option.min, remark: outside(option, 'smallest', option.min) };
  if (typed > option.max) return { value: option.max, remark: outside(option, 'largest', option.max) };
  const value = option.integer ? Math.round(typed) : typed;
  return value === typed
    ? { value }
    : { value, remark: `${option.label}: whole numbers only, so it is ${value}.` };
}

function outside(option: NumberOption, end: string, value: number): string {
  return `${option.label}: the ${end} it can be is ${said(value)}, so it is that now.`;
}
