/** What brackets are written in. */

/** What is shown: the two that open, and any that closes. */
export const SHOWN: readonly string[] = ['(', '[', '?'];
export const CLOSING: readonly string[] = [')', ']'];
