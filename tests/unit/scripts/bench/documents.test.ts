import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARTS } from '../../../../scripts/bench/arguments.ts';
import { withPart } from '../../../../scripts/bench/document.ts';
import { linePicture } from '../../../../scripts/lib/picture.ts';
import { markdownSection, plainSection } from '../../../../scripts/bench/report.ts';
import { root } from '../../../../scripts/lib/site.ts';

const TEXT = 'before\n\n<!-- figures: table -->\n\nold\n\n<!-- end: table -->\n\nafter\n';

describe('the benchmark’s documents', () => {
  it('replaces what stands between a part’s comments, and nothing else', () => {
    expect(withPart(TEXT, 'table', 'new')).toBe(TEXT.replace('old', 'new'));
    expect(withPart(withPart(TEXT, 'table', 'new'), 'table', 'old')).toBe(TEXT);
    expect(() => withPart(TEXT, 'memory', 'new')).toThrow(/lost its comments for memory/);
  });

  it('has a place for every part', () => {
    const text = readFileSync(path.join(root, 'docs/benchmarks.md'), 'utf8');
    for (const part of PARTS) expect(withPart(text, part, 'new')).toContain('new');
  });

  it('prints and documents the same figures', () => {
    const table = { head: ['what', 'ms'], words: [0], rows: [['a step', '1.5']] };
    const section = { part: 'table', tables: [{ title: 'Steps', table }], notes: ['Short.'] } as const;
    expect(plainSection(section)).toBe('Steps\nwhat     ms\na step  1.5\n\nShort.');
    expect(markdownSection(section)).toContain('| a step | 1.5 |');
    const pictures = [{ file: 'a.svg', about: 'Steps', svg: '' }];
    expect(markdownSection({ ...section, pictures })).toContain('![Steps](a.svg)');
  });
});

describe('the benchmark’s pictures', () => {
  const svg = linePicture({
    title: 'a < b',
    xLabel: 'T',
    yLabel: 'ms',
    series: [
      { name: 'one', points: [[20, 10], [40, 20], [80, 40]] }, // prettier-ignore
      { name: 'two', points: [[20, 10.1], [80, 41]] }, // prettier-ignore
      { name: 'nobody', points: [] },
    ],
  });
  const heightOf = (name: string) => Number(new RegExp(`y="([\\d.]+)"[^>]*>${name}<`).exec(svg)![1]);

  it('draw doubling as a straight line on logarithmic axes', () => {
    const [points] = /points="([^"]+)"/.exec(svg)!.slice(1) as [string];
    const [a, b, c] = points.split(' ').map((point) => point.split(',').map(Number) as [number, number]);
    expect(b![0]).toBeCloseTo((a![0] + c![0]) / 2, 0);
    expect(b![1]).toBeCloseTo((a![1] + c![1]) / 2, 0);
  });

  it('name each line at its end, apart from the others', () => {
    expect(Math.abs(heightOf('one') - heightOf('two'))).toBeGreaterThanOrEqual(16);
    expect(svg).not.toContain('nobody');
    expect(svg).toContain('<title>a &lt; b</title>');
    expect(svg).not.toContain('NaN');
  });
});
