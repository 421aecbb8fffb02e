/** The markup within a paragraph: **bold**, *italic* or _italic_, `code`. Anything else is text as it stands; there is no HTML. */
import type { Paragraph, Span } from './lesson.ts';

const MARKS = [
  ['**', 'bold'],
  ['*', 'italic'],
  ['_', 'italic'],
  ['`', 'code'],
] as const;

const WORD = /[\p{L}\p{N}_]/u;

/** Within a word an underscore is a letter, and before a space a sign stands for itself: 3 * 4. */
function isPlain(text: string, sign: string, from: number, end: number): boolean {
  if (sign === '_') return WORD.test(text[from - 1] ?? ' ') || WORD.test(text[end + 1] ?? ' ');
  return sign === '*' && text[from + 1] === ' ';
}

/** Takes time in proportion to the length of the text. */
export function readInline(text: string): Paragraph {
  const spans: Span[] = [];
  let plain = '';
  let at = 0;
  // Where a mark has no partner further on, none before it has one either.
  const hopeless = new Set<string>();
  while (at < text.length) {
    const mark = MARKS.find(([sign]) => text.startsWith(sign, at));
    const end = mark && !hopeless.has(mark[0]) ? text.indexOf(mark[0], at + mark[0].length) : -1;
    if (mark && end > at + mark[0].length && !isPlain(text, mark[0], at, end)) {
      if (plain !== '') spans.push({ text: plain });
      plain = '';
      spans.push({ text: text.slice(at + mark[0].length, end), look: mark[1] });
      at = end + mark[0].length;
      continue;
    }
    if (mark && end < 0) hopeless.add(mark[0]);
    const length = mark?.[0].length ?? 1;
    plain += text.slice(at, at + length);
    at += length;
  }
  if (plain !== '') spans.push({ text: plain });
  return spans;
}

/** The text without its markup. */
export function plainText(paragraph: Paragraph): string {
  return paragraph.map(({ text }) => text).join('');
}

/** Words as a reader counts them: what stands between spaces and holds a letter or a digit. */
export function wordsIn(paragraphs: readonly Paragraph[]): number {
  return paragraphs
    .flatMap((paragraph) => plainText(paragraph).split(/\s+/))
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
