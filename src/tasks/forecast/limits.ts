/** Limits that options and what they make agree on. */

/** How many sines a sum has at most. */
export const MOST_SINES = 5;
