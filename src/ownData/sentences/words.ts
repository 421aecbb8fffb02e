/** What the sentences about a series are made with. */
import { formatCount } from '../../text/numbers.ts';

/** A sentence for each kind of note. */
export type Sentences<Note extends { readonly kind: string }> = {
  readonly [Kind in Note['kind']]: (note: Extract<Note, { readonly kind: Kind }>) => string;
};

export const some = (count: number, one: string, many: string) =>
  count === 1 ? `One ${one}` : `${formatCount(count)} ${many}`;

/** With all its digits, and a true minus sign. */
export const exactly = (value: number) => String(value).replace('-', '−');

export const listed = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');
