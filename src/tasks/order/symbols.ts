/** What temporal order is written in. */

/** a to d mean nothing; X, Y, the beginning and the end follow. */
export const SYMBOLS: readonly string[] = ['a', 'b', 'c', 'd', 'X', 'Y', 'E', 'B'];
export const CLASSES: readonly string[] = ['XX', 'XY', 'YX', 'YY'];
