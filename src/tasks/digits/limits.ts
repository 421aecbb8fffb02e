/** Sizes of spoken digits, which are known without the words. */

/** Bands of a frame, and so what the network reads at one step. */
export const BANDS = 16;
/** Frames of the longest word, which the stored data say too; a test compares. */
export const LONGEST = 42;
export const DIGITS: readonly string[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
