/**
 * What a visitor types, made ready for a network that knows few characters: lower case, without accents, dashes and blanks
 * of one kind. What cannot be read gets one sentence on why and what to do.
 */
import { formatCount } from '../../text/numbers.ts';

/** What is asked for. */
export interface Asked {
  /** With its article: "a date". */
  readonly what: string;
  readonly example: string;
}

/** What a typed source may be. */
export interface TypedRules extends Asked {
  /** The characters that may stand in it, after `folded`. */
  readonly characters: string;
  /** What it is made of, in words: "letters, digits and spaces". */
  readonly madeOf: string;
  /** The fewest and the most characters. */
  readonly length: readonly [number, number];
}

/** Letters that are no base letter with an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** Longer texts are not looked at. */
const LONGEST_READ = 10_000;

/** Lower case, without accents; dashes become "-", and white space of any length one space, none at the ends. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþ]/g, (letter) => LETTERS[letter]!)
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A character as a sentence can show it: those without a shape of their own by their number. */
export function shown(character: string): string {
  const invisible = /^[\p{C}\p{Z}\p{M}]/u.test(character);
  if (!invisible) return `“${character}”`;
  return `the character U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Why there is nothing to fold: nothing typed, or far too much of it.
 * @param most the most characters that may be typed
 */
export function unreadable(text: string, { what, example }: Asked, most: number): string | undefined {
  if (text.length > LONGEST_READ) return tooLong(text.length, most);
  return text.trim() === '' ? `There is nothing to read yet: type ${what}, such as ${example}.` : undefined;
}

export function tooLong(count: number, most: number): string {
  return `That has ${formatCount(count)} characters, and at most ${most} can be read: type less.`;
}

export function tooShort(least: number, { what, example }: Asked): string {
  return `That is too short to be ${what}: type at least ${least} characters, such as ${example}.`;
}

/** The sentence on the first letter that is none of a to z, with or without accent, or on there being no letter at all. */
export function unknownLetter(text: string, { what, example }: Asked): string | undefined {
  const clean = folded(text);
  const foreign = /(?![a-z])\p{L}/u.exec(clean);
  if (foreign)
    return `Here ${shown(foreign[0])} cannot stand in ${what}: use the letters a to z only, with or without accents.`;
  return /[a-z]/.test(clean) ? undefined : `There is no letter in that: type ${what}, such as ${example}.`;
}

/** The folded text, which keeps to the rules, or a sentence on how it does not. */
export function readTyped(text: string, rules: TypedRules): { text: string } | { sentence: string } {
  const [least, most] = rules.length;
  const reason = unreadable(text, rules, most);
  if (reason) return { sentence: reason };
  const clean = folded(text);
  const foreign = [...clean].find((character) => !rules.characters.includes(character));
  if (foreign !== undefined) {
    return { sentence: `Here ${shown(foreign)} cannot stand in ${rules.what}: use ${rules.madeOf} only.` };
  }
  if (clean.length > most) return { sentence: tooLong(clean.length, most) };
  if (clean.length < least) return { sentence: tooShort(least, rules) };
  return { text: clean };
}
