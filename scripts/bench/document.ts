/** Keeps the figures of docs/benchmarks.md: each part between two comments, replaced as a whole. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeMarkdown } from '../lib/markdown.ts';
import { root } from '../lib/site.ts';
import { markdownSection, type Section } from './report.ts';

const docs = path.join(root, 'docs');
const file = path.join(docs, 'benchmarks.md');

/** The text with what stands between a part's comments replaced. */
export function withPart(text: string, part: string, content: string): string {
  const [open, close] = [`<!-- figures: ${part} -->`, `<!-- end: ${part} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has lost its comments for ${part}.`);
  return `${text.slice(0, from + open.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** Writes the parts that were measured, and their pictures. */
export async function writeDocs(device: string, sections: readonly Section[]): Promise<void> {
  let text = readFileSync(file, 'utf8');
  for (const section of sections) {
    text = withPart(text, section.part, `Measured on ${device}.\n\n${markdownSection(section)}`);
    for (const { file: name, svg } of section.pictures ?? []) writeFileSync(path.join(docs, name), svg);
  }
  await writeMarkdown(file, text);
}
