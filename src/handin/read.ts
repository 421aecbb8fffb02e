/**
 * Finds the hand-ins in any text: a mail with several of them, a chat, a file. Lines may have been wrapped anew, quoted, or run
 * together, spaces and capitals may be others. Whatever the text holds, nothing is thrown, and what begins like a hand-in and
 * cannot be read is told with the reason.
 */
import { valueOf } from './base32.ts';
import { plain, type HandIn, HAND_IN_VERSION } from './handIn.ts';
import { LONGEST_NAME } from './limits.ts';
import { HEADING, NAME_LABEL } from './block.ts';
import { HEAD_LETTERS, lettersIn, unpackHandIn } from './pack.ts';

/**
 * damaged: letters are missing, or are others. senseless: as it was packed, but no hand-in. version: of another one.
 * missing: people's lines without what is packed.
 */
export type WhyBroken = 'damaged' | 'senseless' | 'version' | 'missing';

export type Found =
  | { readonly kind: 'handIn'; readonly handIn: HandIn }
  /** `who` as the lines above it say, where they do. */
  | { readonly kind: 'broken'; readonly why: WhyBroken; readonly who?: string };

export interface Reading {
  readonly found: readonly Found[];
  /** True where there was more than is read at once. */
  readonly cut: boolean;
}

/** In characters: thousands of hand-ins. */
export const LONGEST_TEXT = 8_000_000;
export const MOST_FOUND = 1000;

/** What may come to stand between two letters: spaces and breaks of any kind, quotes of mails, marks of chats, and what shows nothing. */
const BETWEEN = /[\s>|=*_~`'"\\\-\u00AD\u2010-\u2015\u2018-\u201F\u200B-\u200F\u2028\u2029\u2060\uFEFF]/;
const GAP = `(?:${BETWEEN.source}){0,8}`;
const MARK = new RegExp(
  `${[...'UNROLL'].join(GAP)}${GAP}(\\d(?:${GAP}\\d){0,2})${GAP}${[...'HANDIN'].join(GAP)}`,
  'gi',
);
const HEADINGS = new RegExp(
  HEADING.replaceAll(/\W/g, () => GAP),
  'gi',
);
const NAMES = new RegExp(`${NAME_LABEL}[ \\t\u00A0]*(.{1,${LONGEST_NAME}})`, 'gi');

/** Quotes at the beginning of lines, with initials as some mail programs put them there, and as they stand in HTML. */
const unquoted = (text: string) =>
  text
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/^[ \t]*(?:[A-Za-z]{0,4}>[ \t]?)+/gm, '');

/** The letters from a place on, as far as they go or are wanted. */
function lettersFrom(text: string, from: number, end: number): number[] | undefined {
  const values: number[] = [];
  let wanted = Infinity;
  for (let at = from; at < end && values.length < wanted; at++) {
    const character = text[at]!;
    const value = valueOf(character);
    if (value < 0) {
      if (BETWEEN.test(character)) continue;
      break;
    }
    values.push(value);
    if (values.length === HEAD_LETTERS) wanted = lettersIn(values) ?? 0;
  }
  return values.length === wanted ? values : undefined;
}

function whoIn(text: string): { readonly who?: string } {
  const said = [...text.matchAll(NAMES)].at(-1)?.[1];
  const who = said && plain(said);
  return who ? { who } : {};
}

async function readAt(text: string, mark: RegExpExecArray, end: number): Promise<HandIn | WhyBroken> {
  if (Number(mark[1]!.replaceAll(/\D/g, '')) !== HAND_IN_VERSION) return 'version';
  const values = lettersFrom(text, mark.index + mark[0].length, end);
  return values ? unpackHandIn(values) : 'damaged';
}

/** People's lines whose packed text is gone. A heading without a name below it is a mail's subject. @param followed by a packed text */
function lost(text: string, followed: boolean): Found[] {
  const at = [...text.matchAll(HEADINGS)].map(({ index }) => index);
  const blocks = at
    .map((from, k) => whoIn(text.slice(from, at[k + 1])))
    .filter(({ who }) => who !== undefined);
  return (followed ? blocks.slice(0, -1) : blocks).map((who) => ({ kind: 'broken', why: 'missing', ...who }));
}

export async function readHandIns(given: string): Promise<Reading> {
  const text = unquoted(given.slice(0, LONGEST_TEXT));
  const marks = [...text.matchAll(MARK)].slice(0, MOST_FOUND + 1);
  const found: Found[] = [];
  let from = 0;
  for (const [k, mark] of marks.slice(0, MOST_FOUND).entries()) {
    if (found.length > MOST_FOUND) break;
    const before = text.slice(from, mark.index);
    found.push(...lost(before, true));
    const read = await readAt(text, mark, marks[k + 1]?.index ?? text.length);
    found.push(
      typeof read === 'string'
        ? { kind: 'broken', why: read, ...whoIn(before) }
        : { kind: 'handIn', handIn: read },
    );
    from = mark.index + mark[0].length;
  }
  if (marks.length <= MOST_FOUND) found.push(...lost(text.slice(from), false));
  return {
    found: found.slice(0, MOST_FOUND),
    cut: given.length > LONGEST_TEXT || marks.length > MOST_FOUND || found.length > MOST_FOUND,
  };
}
