/** The one sign by which all tasks say that an answer ends. */
export const END = '⏎';
