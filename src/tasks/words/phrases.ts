/**
 * Phrases out of texts in several languages: whole words, cut at random places, in the letters a to z and spaces alone.
 * Accents are left out, because a single one would often give the language away.
 */
import type { Random } from '../../math/random.ts';
import { LETTERS } from './limits.ts';
import { folded } from './typed.ts';

/** One paragraph of so many is held out, beginning with the third. */
const HELD_OUT_ONE_IN = 8;
const FIRST_HELD_OUT = 2;

/** Letters and single spaces, as indices of `LETTERS`; all else becomes a space. */
export function lettersOf(text: string): Uint8Array {
  const clean = folded(text)
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return Uint8Array.from(clean, (letter) => LETTERS.indexOf(letter));
}

/** Letters as text. */
export function spelling(letters: ArrayLike<number>): string {
  return Array.from(letters, (letter) => LETTERS[letter]).join('');
}

/** One language's text, in two parts, each as `lettersOf` gives it. */
export interface Corpus {
  readonly training: Uint8Array;
  readonly heldOut: Uint8Array;
}

/** @param text one paragraph a line */
export function corpusOf(text: string): Corpus {
  const paragraphs = text.split('\n');
  const part = (heldOut: boolean) =>
    lettersOf(paragraphs.filter((_, k) => (k % HELD_OUT_ONE_IN === FIRST_HELD_OUT) === heldOut).join(' '));
  return { training: part(false), heldOut: part(true) };
}

/** Where phrases of whole words with that many characters begin. */
function startsOf(letters: Uint8Array, length: number): number[] {
  const between = (at: number) => at < 0 || at >= letters.length || letters[at] === 0;
  const starts: number[] = [];
  for (let at = 0; at + length <= letters.length; at++) {
    const whole = between(at - 1) && !between(at) && !between(at + length - 1) && between(at + length);
    if (whole) starts.push(at);
  }
  return starts;
}

/** Cuts phrases out of a text; where they may begin is found once for each length. */
export class Phrases {
  private readonly starts = new Map<number, readonly number[]>();
  private spelled: string | undefined;

  constructor(private readonly letters: Uint8Array) {}

  /** Every phrase of that many characters, as `spelling` writes it. */
  all(length: number): string[] {
    return this.startsAt(length).map((from) => spelling(this.letters.subarray(from, from + length)));
  }

  /** Whether a phrase stands anywhere in the text, as whole words. */
  has(phrase: string): boolean {
    this.spelled ??= ` ${spelling(this.letters)} `;
    return this.spelled.includes(` ${phrase} `);
  }

  /** Whole words with exactly that many characters; the view must not be written to. */
  draw(random: Random, length: number): Uint8Array {
    const starts = this.startsAt(length);
    if (starts.length === 0) throw new Error(`The text has no words of ${length} characters together.`);
    const from = starts[random.integer(starts.length)]!;
    return this.letters.subarray(from, from + length);
  }

  private startsAt(length: number): readonly number[] {
    const starts = this.starts.get(length) ?? startsOf(this.letters, length);
    this.starts.set(length, starts);
    return starts;
  }
}

/** The held-out phrases of each length that stand in no training text, of whichever language. */
export function phrasesApart(
  heldOut: readonly Phrases[],
  training: readonly Phrases[],
): (length: number) => ReadonlySet<string> {
  const apart = new Map<number, ReadonlySet<string>>();
  return (length) => {
    let phrases = apart.get(length);
    if (!phrases) {
      const held = heldOut.flatMap((text) => text.all(length));
      phrases = new Set(held.filter((phrase) => !training.some((text) => text.has(phrase))));
      apart.set(length, phrases);
    }
    return phrases;
  };
}
