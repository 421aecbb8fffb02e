/** Sizes of tasks in words, which are known without their texts. */

/** What phrases are written in. */
export const LETTERS = ' abcdefghijklmnopqrstuvwxyz';
/** Languages to be told apart, and letters of the shortest phrase. */
export const LANGUAGES = 8;
export const SHORTEST_PHRASE = 4;

/** Characters of a date as ISO 8601 writes it. */
export const ISO_LENGTH = 10;
/** All letters of months, weekdays and "the 1st, 2nd, 3rd, 4th of", and what stands between them. */
export const DATE_CHARACTERS = '0123456789abcdefghijlmnoprstuvwy ,./-';
/** Characters of the shortest and the longest date, by the choice of ways of writing. */
export const DATE_LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  all: [6, 32],
  words: [8, 32],
  digits: [6, 10],
};

/** All letters of number words up to 999,999. */
export const NUMBER_CHARACTERS = '0123456789adefghilnorstuvwxyz -';
export const MOST_DIGITS = 6;
/** Held-out numbers have so many digits at least. */
export const FEWEST_JUDGED = 2;

/** Two characters of every sequence of a translation are neither source nor target, but the mark at the end is never read. */
const MARKS = 1;

/** How many symbols a network needs to read and write those characters. */
export function symbolCount(characters: string): number {
  return characters.length + 2;
}

/** Time steps of a source and a target of so many characters. */
export function stepsOf(source: number, target: number): number {
  return source + MARKS + target;
}
