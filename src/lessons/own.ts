/** A lesson of somebody's own: read as ours are, but without the figures of our claims. Whatever the text holds, this throws nothing. */
import { checkLink } from './check.ts';
import type { ReadLesson } from './lesson.ts';
import { parseLesson } from './parse.ts';

/** While a lesson is written it is read with every letter, and most of its settings are what they were. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 100;

function checkOnce(fragment: string): readonly string[] {
  const found = known.get(fragment) ?? checkLink(fragment);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(fragment, found);
  return found;
}

export function parseOwnLesson(text: string): ReadLesson {
  return parseLesson(text, { checkLink: checkOnce, own: true });
}
