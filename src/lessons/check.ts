/** What is wrong with what a step sets: it is read as the page reads a link, and whatever that says is a fault here. */
import { parseLink } from '../config/parse.ts';

export function checkLink(fragment: string): readonly string[] {
  const read = parseLink(`#${fragment}`);
  return read.ok ? read.notices : [read.sentence];
}
