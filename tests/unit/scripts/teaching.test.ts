/** docs/teaching.md: its links lead somewhere, its times are those of the lessons, and what it quotes is what the page says. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ourLessons } from '../../../scripts/lessons/read.ts';
import { root } from '../../../scripts/lib/site.ts';
import { lessons } from '../../../src/lessons/list.ts';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const text = read('docs/teaching.md');
const tables = read('docs/lessons.md');

const ours = ourLessons();

const section = (title: string) => text.split(/^## /m).find((part) => part.startsWith(title))!;

describe('a teacher’s page', () => {
  it('links to lessons and steps that there are', () => {
    const links = [...text.matchAll(/#lesson=([a-z]+)(?:&at=(\d+))?/g)];
    expect(links.length).toBeGreaterThan(20);
    for (const [link, id, at = '1'] of links) {
      const lesson = ours.find((each) => each.id === id);
      expect(lesson?.steps.length, link).toBeGreaterThanOrEqual(Number(at));
    }
  });

  it('names every lesson with its minutes and its longest wait', () => {
    const rows = section('The eleven lessons').match(/^\| `#lesson=.*$/gm)!;
    expect(rows).toHaveLength(lessons.length);
    for (const [k, { id, title, minutes }] of lessons.entries()) {
      const cells = rows[k]!.split('|').map((cell) => cell.trim());
      expect(cells[1]).toBe(`\`#lesson=${id}\` ${title}`);
      expect(Number(cells[5]), id).toBe(minutes);
      const waits = tables.split(/^## /m).find((part) => part.startsWith(title))!;
      const longest = Math.max(...[...waits.matchAll(/(\d+) s \|$/gm)].map(([, seconds]) => Number(seconds)));
      expect(cells[6], id).toBe(`${longest} s`);
    }
  });

  it('fills its plans to the last minute', () => {
    for (const [title, from, to] of [
      ['45 minutes', 0, 45],
      ['90 minutes', 37, 90],
    ] as const) {
      const spans = [...section(title).matchAll(/^\| (\d+)–(\d+) /gm)].map(([, a, b]) => [
        Number(a),
        Number(b),
      ]);
      expect(spans[0]![0]).toBe(from);
      expect(spans.at(-1)![1]).toBe(to);
      for (const [k, [begin]] of spans.entries()) if (k > 0) expect(begin).toBe(spans[k - 1]![1]);
    }
  });

  it('quotes what the page says', () => {
    const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const sources = [
      ...files.filter((file) => /\.tsx?$/.test(file)).map((file) => `src/${file}`),
      'public/before.js',
    ];
    const said = sources.map((file) => read(file).replaceAll(/\s+/g, ' ')).join('\n');
    const quoting = ['With the class', 'What goes wrong in real rooms'].map(section).join('\n');
    const quotes = [...quoting.matchAll(/“([^”]+)”/g)].map(([, quote]) => quote!);
    expect(quotes.length).toBeGreaterThan(8);
    expect(quotes.filter((quote) => !said.includes(quote))).toEqual([]);
  });

  it('names every key and database that the page stores under', () => {
    const stored = section('What is stored');
    for (const file of [
      'store/localStorage.ts',
      'store/kept/shelf.ts',
      'store/kept/lessonShelf.ts',
      'app/networks/shelf.ts',
    ])
      for (const [, name] of read(`src/${file}`).matchAll(/'(unroll(?:[. ][a-z.]+)?)'/g))
        expect(stored, file).toContain(`\`${name}\``);
  });
});
