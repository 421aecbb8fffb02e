/** The version of this program, as in `package.json`: a file that it writes says by which it was written. */
export const VERSION = '0.1.0';
