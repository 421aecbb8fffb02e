/**
 * From a text to symbols. A symbol is what a reader takes for one character (a letter with its accents,
 * an emoji with its skin tone), so that the network can never write half of one.
 */

import { formatCount, formatSmallShare } from '../../text/numbers.ts';

/** Longer texts are cut: more than this teaches a small network nothing. */
export const MAX_CHARACTERS = 1_000_000;
/**
 * The most common characters become symbols of their own; all others are read as one more and are never an answer. How many
 * there may be was measured by what a training step costs: see "Texts of many characters" in docs/how-it-works.md.
 */
export const MAX_SYMBOLS = 1024;
/** U+FFFD, Unicode's own replacement character. */
export const PLACEHOLDER = '\uFFFD';

export interface SymbolText {
  /** The characters that can be written, in the order of Unicode. */
  readonly symbols: readonly string[];
  /** The text as indices of symbols; what is none of them has the index behind the last. */
  readonly indices: Uint16Array;
  /** How many different characters are outside, and how many characters of the text that are. */
  readonly outside: { readonly kinds: number; readonly count: number };
  /** True where the text was longer than `MAX_CHARACTERS`. */
  readonly cut: boolean;
}

/**
 * One character: a pair of flag letters, or a code point with the accents, skin tones and joined emoji that follow it. Close
 * to Unicode's graphemes (UAX 29); `Intl.Segmenter` has them exactly but takes seconds for 1 MB. At most 20 followers, so
 * that a heap of accents cannot become one symbol.
 */
const CHARACTER = /\p{RI}{2}|.(?:[\p{M}\p{EMod}\u{E0020}-\u{E007F}]|\u200D\p{ExtPict}){0,20}/gsu;

/** Line ends become `\n`, accents join their letters; a byte order mark and half a pair at the cut go. */
function cleaned(text: string): string {
  return text
    .replace(/^\uFEFF|[\uD800-\uDBFF]$/g, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}

/** The characters of a text, in their order. */
export function charactersOf(text: string): readonly string[] {
  return cleaned(text).match(CHARACTER) ?? [];
}

/** Reads a text of any kind; 1 MB takes well under a second. */
export function readSymbols(text: string): SymbolText {
  const cut = text.length > MAX_CHARACTERS;
  const characters = charactersOf(text.slice(0, MAX_CHARACTERS));
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);

  const byCount = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const kept = byCount
    .slice(0, MAX_SYMBOLS)
    .map(([character]) => character)
    .toSorted();
  const rare = byCount.slice(MAX_SYMBOLS);
  const indexOf = new Map(kept.map((character, index) => [character, index]));
  const indices = Uint16Array.from(characters, (character) => indexOf.get(character) ?? kept.length);
  const outside = { kinds: rare.length, count: rare.reduce((sum, [, count]) => sum + count, 0) };
  return { symbols: kept, indices, outside, cut };
}

/** To the person, where a text has been cut. */
export const CUT = `The text is long: its first ${formatCount(MAX_CHARACTERS)} characters are used.`;

/**
 * To the person, on characters that are not learned.
 * @param share of the text, 0 to 1
 */
export function outsideSentence(different: number, learned: number, share: number): string {
  return (
    `The text has ${formatCount(different)} different characters, and the ${formatCount(learned)} most common are learned. ` +
    `The rest, ${formatSmallShare(share)} of the text, is read as “${PLACEHOLDER}”: the network never has to predict it and never writes it.`
  );
}
