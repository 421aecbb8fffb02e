/** How a table is written. */

/** What stands between the cells of a line. 'blanks' are any number of blanks or tabs; 'none': one cell a line. */
export type Separator = ',' | ';' | '\t' | '|' | 'blanks' | 'none';

export const SEPARATORS: readonly Separator[] = [',', ';', '\t', '|', 'blanks', 'none'];

/** The sign before the decimals; the other one, if it is there, sets thousands apart. */
export type DecimalSign = '.' | ',';
