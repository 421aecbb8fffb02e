import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/site.ts';
import { textbookPage } from '../../../scripts/textbook/page.ts';
import { readTextbook, whatIsKnown } from '../../../scripts/textbook/read.ts';
import { lessons } from '../../../src/lessons/list.ts';
import { plainText } from '../../../src/lessons/inline.ts';
import { airline } from '../../../src/tasks/data/airline.ts';
import { co2 } from '../../../src/tasks/data/co2.ts';
import { sunspots } from '../../../src/tasks/data/sunspots.ts';
import { sources } from '../../../src/textbook/sources.ts';

const known = whatIsKnown();
const textbook = readTextbook(undefined, known);
const statements = textbook.flatMap((chapter) => chapter.statements.map((each) => ({ ...each, chapter })));
const document = readFileSync(path.join(root, 'docs/experiments.md'), 'utf8');

/** What docs/experiments.md says of a claim. */
const sectionOf = (claim: string) =>
  document.split('\n### ').find((section) => section.startsWith(`${claim}\n`)) ?? '';

/** Numbers that are no measurements: of settings, of arithmetic, and of data that the page brings along. */
const GIVEN: Readonly<Record<string, boolean>> = {
  '0.9': true,
  '1.5': true,
  '22': Math.abs(0.9 ** 22 - 0.1) < 0.002,
  '800': Math.abs(co2.length - 800) < 50,
  '309': sunspots.length === 309,
  '144': airline.length === 144,
};

describe('the textbook', () => {
  it('has a chapter for each lesson, in their order, by the same title', () => {
    expect(textbook.map(({ lesson, title }) => ({ lesson, title }))).toEqual(
      lessons.map(({ id, title }) => ({ lesson: id, title })),
    );
  });

  it('says of each paragraph where it can be seen, and by what claim or source it is known', () => {
    for (const { text, places, claims, sources: cited } of statements) {
      expect(places.length, plainText(text)).toBeGreaterThan(0);
      expect(claims.length + cited.length, plainText(text)).toBeGreaterThan(0);
    }
  });

  it('has no figure of its own: what is written by hand stands with its claims', () => {
    const own = statements.flatMap(({ text, claims }) => {
      const measured = claims.map(sectionOf).join('\n');
      const numbers = plainText(text).matchAll(/(?<![\w.])\d[\d,.]*\d(?!\w)/g);
      return Array.from(numbers, ([number]) => number)
        .filter((number) => !measured.includes(number) && GIVEN[number] !== true)
        .map((number) => `${number} in “${plainText(text)}”`);
    });
    expect(own).toEqual([]);
  });

  it('cites every source that it lists', () => {
    const cited = new Set(statements.flatMap((each) => each.sources));
    expect(Object.keys(sources).filter((id) => !cited.has(id as keyof typeof sources))).toEqual([]);
  });

  it('is docs/textbook.md: npm run docs writes it anew', async () => {
    const file = path.join(root, 'docs/textbook.md');
    const written = await format(textbookPage(textbook), {
      ...(await resolveConfig(file)),
      parser: 'markdown',
    });
    expect(readFileSync(file, 'utf8')).toBe(written);
  });

  it.each([
    ['## play\n\nWords that rest on nothing.', /does not stand what it rests on/],
    ['## play\n\nWords.\nsee: lesson:play@A step that never was', /“A step that never was”/],
    ['## play\n\n{claim:nothing} of it.\nsee: claim:gain', /no figure “nothing”/],
    ['## play\n\n{claim:gain} of it.\nsee: claim:clipping', /“gain” is not among the claims/],
    ['## play\n\nWords.\nsee: source:nobody-1900', /cannot rest on/],
    ['## plays\n\nWords.\nsee: claim:gain', /no such lesson/],
  ])('is not read where it is faulty: %s', (text, fault) => {
    expect(() => readTextbook(text, known)).toThrow(fault);
  });
});
