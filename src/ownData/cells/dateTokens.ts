/** A cell as numbers and words, with what stands between them. */
import { folded } from './monthNames.ts';

const MOST_TOKENS = 16;

export interface Token {
  /** A number's value, or NaN for a word. */
  readonly value: number;
  readonly text: string;
  /** What stands before it, blanks trimmed to one. */
  readonly before: string;
}

/** Only for the compiler: what is no number is a word. */
export type NumberToken = Token & { readonly isNumber?: true };

export const isLetter = (code: number) =>
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  (code > 127 && code !== 0xa0 && code !== 0x2019);

export function tokensOf(cell: string): Token[] | undefined {
  const tokens: Token[] = [];
  let i = 0;
  let gap = 0;
  while (i < cell.length) {
    const code = cell.charCodeAt(i);
    const digit = code >= 48 && code <= 57;
    if (!digit && !isLetter(code)) {
      i++;
      continue;
    }
    if (tokens.length === MOST_TOKENS) return undefined;
    const before = cell.slice(gap, i).trim() || (i > gap ? ' ' : '');
    const begin = i;
    if (digit) while (i < cell.length && cell.charCodeAt(i) >= 48 && cell.charCodeAt(i) <= 57) i++;
    else while (i < cell.length && isLetter(cell.charCodeAt(i))) i++;
    const text = cell.slice(begin, i);
    tokens.push({ text: digit ? text : folded(text), value: digit ? Number(text) : NaN, before });
    gap = i;
  }
  return /^[\s.)\]]*$/.test(cell.slice(gap)) ? tokens : undefined;
}

export const isNumber = (token: Token | undefined): token is NumberToken =>
  token !== undefined && !Number.isNaN(token.value);
export const isYear = (token: Token | undefined) =>
  isNumber(token) && token.text.length === 4 && token.value >= 1000 && token.value < 3000;
