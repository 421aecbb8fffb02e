/** Reads one option's value from text, and says in one sentence what had to be changed. */
import type { NumberOption, Option, OptionValue } from '../options/option.ts';
import { nearest } from './clamp.ts';
import { decodePart, encodePart, shown } from './fragment.ts';

interface Read<Value> {
  readonly value: Value;
  /** What is wrong with the text, as the beginning of a sentence; absent where it was taken as it stands. */
  readonly problem?: string;
}

/** The sentence on a value of which something was wrong. */
export function usedInstead(problem: string, value: OptionValue): string {
  return `${problem}; ${value} is used.`;
}

/** Decimal as people write it. No part can begin where the one before may go on, so that it takes linear time. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that a text spells in decimal, infinite where it is too large; NaN for hexadecimal, words and all else. */
export function decimal(text: string): number {
  const plain = text.replace(/e /i, 'e'); // a `+` in a link is a space: `1e+3` arrives as `1e 3`
  return DECIMAL.test(plain) ? Number(plain) + 0 : NaN; // `+ 0` turns −0 into 0
}

/** A value as it stands in a link; a number as short as it can be and still the same, without the `+` of an exponent. */
export function written(value: OptionValue): string {
  return typeof value === 'number' ? String(value).replace('e+', 'e') : encodePart(value);
}

/** The value of an option from a link's raw text; the default where it cannot be one. */
export function readOption(option: Option, raw: string): Read<OptionValue> {
  const text = decodePart(raw)?.trim();
  if (text === undefined) return broken(option.link, raw, option.default);
  if (text === '') return { value: option.default, problem: `${option.link} is empty` };
  if (option.kind === 'number') return readNumber(option, text);
  const names = option.choices.map(({ value }) => value);
  return oneOf(option.link, text, names, option.default);
}

/** One of some names: a choice's values, the tasks, the cells. */
export function readName(
  link: string,
  raw: string,
  names: readonly string[],
  fallback: string,
): Read<string> {
  const text = decodePart(raw)?.trim();
  return text === undefined ? broken(link, raw, fallback) : oneOf(link, text, names, fallback);
}

function oneOf(link: string, text: string, names: readonly string[], fallback: string): Read<string> {
  if (names.includes(text)) return { value: text };
  return {
    value: fallback,
    problem: `${link}=${shown(text)} is not known (there is ${names.join(', ')})`,
  };
}

function readNumber(option: NumberOption, text: string): Read<number> {
  const { link, min, max } = option;
  const said = `${link}=${shown(text)}`;
  const number = decimal(text);
  if (Number.isNaN(number)) {
    return { value: option.default, problem: `${said} is not a number` };
  }
  const value = nearest(option, number) as number;
  if (number > max) return { value, problem: `${said} is more than ${max}` };
  if (number < min) return { value, problem: `${said} is less than ${min}` };
  if (number !== value) return { value, problem: `${said} is not a whole number` };
  return { value };
}

function broken<Value extends OptionValue>(link: string, raw: string, fallback: Value): Read<Value> {
  return { value: fallback, problem: `${link}=${shown(raw)} has a broken percent code` };
}
