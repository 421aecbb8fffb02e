/**
 * What is found in a text before it is used, as data and in sentences: whether it carries a licence that would be learned and
 * judged by, how many of its characters can be learned, and in which direction it runs.
 */
import { formatPercent } from '../text/numbers.ts';
import { CUT, outsideSentence, readSymbols } from '../tasks/text/symbols.ts';
import { licenceIn, withoutStretches } from './licence.ts';

export interface TextFindings {
  /** Characters as a reader counts them, of what would be used. */
  readonly characters: number;
  /** How many different ones there are, how many of them can be learned, and how many characters the others are. */
  readonly different: number;
  readonly learned: number;
  readonly outside: number;
  /** The licence of Project Gutenberg in the text that was given; undefined where there is none. */
  readonly licence?: {
    /** UTF-16 units, and the share of the text, that it takes up. */
    readonly length: number;
    readonly share: number;
    readonly leftOut: boolean;
  };
  /** Most of its letters are of a script that runs from right to left. */
  readonly rightToLeft: boolean;
  /** True where the text is longer than what is learned from. */
  readonly cut: boolean;
}

export interface ReadText {
  /** The text as it would be used. */
  readonly text: string;
  readonly findings: TextFindings;
}

/** Letters that are looked at for the direction. */
const LOOKED_AT = 20_000;

/** True where most letters are of a script that runs from right to left. */
export function runsRightToLeft(text: string): boolean {
  const beginning = text.slice(0, LOOKED_AT);
  const letters = beginning.match(/\p{L}/gu)?.length ?? 0;
  const those =
    beginning.match(
      /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu,
    ) ?? [];
  return 2 * those.filter((letter) => /\p{L}/u.test(letter)).length > letters;
}

/**
 * Reads a text of a visitor.
 * @param keepLicence true where a licence is to be learned, too
 */
export function readOwnText(given: string, keepLicence = false): ReadText {
  const stretches = licenceIn(given);
  const length = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const text = keepLicence ? given : withoutStretches(given, stretches);
  const { indices, symbols, outside, cut } = readSymbols(text);
  return {
    text,
    findings: {
      characters: indices.length,
      different: symbols.length + outside.kinds,
      learned: symbols.length,
      outside: outside.count,
      ...(length > 0 && { licence: { length, share: length / given.length, leftOut: !keepLicence } }),
      rightToLeft: runsRightToLeft(text),
      cut,
    },
  };
}

/** The findings in words, a sentence or two each, the weightiest first. */
export function textSentences(findings: TextFindings): string[] {
  const { characters, different, learned, outside, licence, rightToLeft, cut } = findings;
  const sentences: string[] = [];
  if (licence) {
    const share = formatPercent(licence.share);
    sentences.push(
      licence.leftOut
        ? `The licence of Project Gutenberg around the book, ${share} of the file, is left out: it is no part of the book, and its end would be what the network is judged by.`
        : `The licence of Project Gutenberg, ${share} of the file, is learned with the book, and its end is what the network is judged by.`,
    );
  }
  if (outside > 0) sentences.push(outsideSentence(different, learned, outside / characters));
  if (cut) sentences.push(CUT);
  if (rightToLeft) {
    sentences.push(
      'The text runs from right to left. In the lanes of the score time still runs from left to right, one character a step.',
    );
  }
  return sentences;
}
