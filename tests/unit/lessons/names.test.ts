/** What a lesson names in bold or in quotation marks is a control or a label of the page, by the very name that it has there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCES = path.join(import.meta.dirname, '../../../src');
const LESSONS = path.join(SOURCES, 'lessons');

const files = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));

const written = files(SOURCES)
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(LESSONS))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** As a string, as the text of an element in one line, or as a line of its own in one. */
function isOnPage(name: string): boolean {
  return [`'${name}'`, `>${name}<`, `\`${name}\``, `\n${name}\n`].some((form) => sources.includes(form));
}

const sources = written.replaceAll(/\n +/g, '\n');

describe.each(readdirSync(LESSONS).filter((name) => name.endsWith('.md')))('%s', (name) => {
  const text = readFileSync(path.join(LESSONS, name), 'utf8');

  it('names controls and labels as the page does', () => {
    const named = [...text.matchAll(/“([^”]+)”|\*\*([^*]+)\*\*/g)].map(([, quoted, bold]) => quoted ?? bold!);
    expect(named.filter((each) => !isOnPage(each))).toEqual([]);
  });

  it('lists the claims whose figures it cites', () => {
    const [, listed = ''] = /^claims: *(.*)$/m.exec(text)!;
    const cited = [...text.matchAll(/\{claim:([\w-]+)/g)].map(([, id]) => id!);
    const known = new Set(listed.split(',').map((id) => id.trim()));
    expect(cited.filter((id) => !known.has(id))).toEqual([]);
  });
});
