/** How much a hand-in may hold. */

/** In characters: a name, and words of one's own. */
export const LONGEST_NAME = 60;
export const LONGEST_WORDS = 1000;
export const MOST_RUNS = 30;
