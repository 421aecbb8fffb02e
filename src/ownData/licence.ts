/**
 * The licence that Project Gutenberg puts before and after each of its books, in the forms it has had since 1991: marks such as
 * "*** START OF THE PROJECT GUTENBERG EBOOK …", the "small print" of the nineties, and ends in other languages ("Ende dieses
 * Projekt Gutenberg Etextes"). The marks were gathered in c-w/gutenberg (`strip_headers`, 2012); here they are read line by line
 * and in time that grows with the text, and books that were joined lose what stands between them, too.
 */

/** A stretch of a text, from one place up to, not including, another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What marks a line: the end of what stands before a book, or the beginning of what stands behind it. */
type Mark = 'book begins' | 'book ends';

/** Words that make a line between asterisks one of the licence, and none of a story. */
const OF_A_BOOK = /gutenberg|e-?book|e-?text/i;
/** A mark may go on over so many lines, until its asterisks close. */
const LONGEST_MARK = 5;
/** Small print after a mark belongs to the licence where it ends within so many characters. */
const SMALL_PRINT = 30_000;

const ENDS: readonly RegExp[] = [
  /^(?:this is )?(?:the )?end of (?:the|this) (?:copyrighted )?project gutenberg/i,
  /^end of (?:the )?project gutenberg/i,
  /^end of .{0,120}project gutenberg('s)? (?:e-?book|e-?text)/i,
  /^(?:ende|fin|fine|fim|einde|slut|loppu|koniec|konec|vége|конец|τέλος)\b.{0,120}\bproje[ck]te? gutenberg/iu,
  /^(?:ende|fin|fine|fim|einde|slut) (?:dieses|dieser|des|de ce|de cet|de esta?e?|di questo|van dit|do|da) .{0,60}gutenberg/i,
  /^start: full license/i,
  /^\*+\s*this file should be named\b/i,
];

const BEGINS: readonly RegExp[] = [
  /^\*+\s*END\s*\*?\s*THE SMALL PRINT/i,
  /^\*END\*/,
  /gutenberg\.spiegel\.de\/? erreichbar/i,
];

/** Thanks to those who typed the book, which stand right behind the first mark. */
const CREDITS =
  /^(?:(?:this )?(?:project gutenberg )?(?:e-?text|e-?book)s? (?:was|were) (?:prepared|produced)|e-?text prepared|(?:this file was )?produced by|transcribed (?:by|from)|html version by)/i;

/** What a line marks, if it does. */
function markOf(line: string): Mark | undefined {
  const text = line.trim();
  if (text.length < 5) return undefined;
  if (BEGINS.some((form) => form.test(text))) return 'book begins';
  if (ENDS.some((form) => form.test(text))) return 'book ends';
  const asterisks = /^\*{2,}\s*(START|BEGIN(?:NING)?|END|ENDE|FIN|DÉBUT|DEBUT|ANFANG|BEGINN)\b/i.exec(text);
  if (!asterisks || !OF_A_BOOK.test(text)) return undefined;
  return /^(?:end|ende|fin)$/i.test(asterisks[1]!) ? 'book ends' : 'book begins';
}

/** Only lines with one of these can mark anything; looking for them is quicker than for all. */
const MAY_MARK = /gutenberg|\*\*|\*END|FULL LICENSE/i;

interface Marked {
  readonly mark: Mark;
  readonly from: number;
  /** Behind the last line of the mark. */
  readonly to: number;
}

/** Where the line that begins at `from` ends, its line end included. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** The end of a mark between asterisks that goes on over several lines. */
function markEnd(text: string, from: number): number {
  let end = lineEnd(text, from);
  const first = text.slice(from, end).trim();
  if (!/^\*{2,}/.test(first) || first.endsWith('*')) return end;
  for (let lines = 1, at = end; lines < LONGEST_MARK && at < text.length; lines++) {
    const next = lineEnd(text, at);
    const line = text.slice(at, next).trim();
    if (line === '') break;
    if (line.endsWith('*')) {
      end = next;
      break;
    }
    at = next;
  }
  return end;
}

function marksOf(text: string): Marked[] {
  const marks: Marked[] = [];
  for (let from = 0; from < text.length;) {
    const end = lineEnd(text, from);
    // Whoever writes prose in lines of a thousand characters marks nothing in them.
    if (end - from < 1000) {
      const line = text.slice(from, end);
      const mark = MAY_MARK.test(line) ? markOf(line) : undefined;
      if (mark) {
        const to = markEnd(text, from);
        marks.push({ mark, from, to });
        from = to;
        continue;
      }
    }
    from = end;
  }
  return marks;
}

/** Behind the paragraphs of thanks that follow a mark. */
function behindCredits(text: string, from: number): number {
  let at = from;
  for (;;) {
    let start = at;
    while (start < text.length && text.slice(start, lineEnd(text, start)).trim() === '')
      start = lineEnd(text, start);
    if (start >= text.length || !CREDITS.test(text.slice(start, lineEnd(text, start)).trim())) return at;
    at = start;
    while (at < text.length && text.slice(at, lineEnd(text, at)).trim() !== '') at = lineEnd(text, at);
  }
}

/** The stretches of a text that are licence; none where it has none, or where nothing else would be left. */
export function licenceIn(text: string): readonly Stretch[] {
  const stretches: { from: number; to: number }[] = [];
  let open: number | undefined = 0;
  for (const { mark, from, to } of marksOf(text)) {
    if (mark === 'book ends') {
      open ??= from;
      // The very first mark ends a book of which only the end is there.
      if (stretches.length === 0 && open === 0) open = from;
      continue;
    }
    const last = stretches.at(-1);
    if (open !== undefined) stretches.push({ from: open, to: behindCredits(text, to) });
    else if (last && to - last.to < SMALL_PRINT && /small print|\*END\*/i.test(text.slice(from, to)))
      last.to = behindCredits(text, to);
    open = undefined;
  }
  const ends = open !== undefined && (open > 0 || stretches.length > 0);
  if (ends) stretches.push({ from: open!, to: text.length });
  return withoutStretches(text, stretches).trim() === '' ? [] : stretches;
}

/** A text without some of its stretches; lines that were apart stay apart. */
export function withoutStretches(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of stretches) {
    parts.push(text.slice(at, from));
    at = to;
  }
  parts.push(text.slice(at));
  return parts
    .map((part) => part.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd())
    .filter((part) => part !== '')
    .join('\n\n');
}
