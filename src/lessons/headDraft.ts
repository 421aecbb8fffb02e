/** What stands before the first step, as a form shows it. */
import { HEAD, HEAD_KEYS } from './syntax.ts';

type HeadKey = (typeof HEAD_KEYS)[number];

export type HeadDraft = Readonly<Record<HeadKey, string>> & {
  /** Lines that are none of these. */
  readonly rest: readonly string[];
};

export function readHeadDraft(block: string): HeadDraft {
  const found = new Map<string, string>();
  const rest: string[] = [];
  for (const line of block.split('\n')) {
    const [, key, value = ''] = HEAD.exec(line) ?? [];
    if (HEAD_KEYS.some((each) => each === key) && !found.has(key!)) found.set(key!, value);
    else if (line.trim() !== '' && line.trim() !== '---') rest.push(line);
  }
  return {
    ...(Object.fromEntries(HEAD_KEYS.map((key) => [key, found.get(key) ?? ''])) as Record<HeadKey, string>),
    rest,
  };
}

export function writeHeadDraft(draft: HeadDraft): string {
  const lines = HEAD_KEYS.flatMap((key) => (draft[key] === '' ? [] : [`${key}: ${draft[key]}`]));
  return ['---', ...lines, ...draft.rest, '---', '', ''].join('\n');
}
