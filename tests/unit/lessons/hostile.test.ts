/** Whatever a lesson's text holds: a lesson or a list of faults, soon, and nothing in it but text. */
import { describe, expect, it } from 'vitest';
import { checkLink } from '../../../src/lessons/check.ts';
import { plainText, readInline } from '../../../src/lessons/inline.ts';
import { LONGEST_TEXT, parseLesson } from '../../../src/lessons/parse.ts';
import { createRandom, type Random } from '../../../src/math/random.ts';
import { cases } from '../../fixtures/effort.ts';
import { LESSON } from '../../fixtures/lesson.ts';
import { processorTime } from '../../fixtures/processorTime.ts';

const parse = (text: string) => parseLesson(text, { checkLink });

const PIECES = [
  '(x) ',
  '## ',
  'because x: ',
  '\u0000',
  '|',
  '&',
  '{claim:x}',
  '**',
  '`',
  'set: ',
  '\r',
  '\uD800',
  'until: ',
  '%',
  '---',
];

/** A copy with a few characters put in, taken out, doubled or moved. */
function mutated(text: string, random: Random): string {
  const place = () => Math.floor(random.next() * text.length);
  let result = text;
  for (let k = 0; k < 1 + random.next() * 6; k++) {
    const [a, b] = [place(), place()].toSorted((x, y) => x - y) as [number, number];
    const kind = Math.floor(random.next() * 4);
    const piece = PIECES[Math.floor(random.next() * PIECES.length)]!;
    if (kind === 0) result = result.slice(0, a) + piece + result.slice(a);
    else if (kind === 1) result = result.slice(0, a) + result.slice(b);
    else if (kind === 2) result = result.slice(0, b) + result.slice(a, b) + result.slice(b);
    else result = result.slice(0, a) + piece.repeat(50) + result.slice(a);
  }
  return result;
}

describe('a hostile lesson', () => {
  it('is a lesson or a readable list of faults, however its text was mutated', () => {
    for (let k = 0; k < cases(2000, 20_000); k++) {
      const read = parse(mutated(LESSON, createRandom(20, k)));
      if (read.kind === 'lesson') expect(read.lesson.steps.length).toBeGreaterThan(0);
      else {
        expect(read.faults.length).toBeGreaterThan(0);
        for (const { line, sentence } of read.faults) {
          expect(line).toBeGreaterThan(0);
          expect(sentence).toMatch(/^.{10,1200}[.?]$/su);
        }
      }
    }
  });

  it.each([
    ['stars', '*'],
    ['ticks', '`a'],
    ['claims', '{claim:'],
    ['choices', '\n(x) a'],
    ['steps', '\n## a'],
    ['reasons', '\nbecause x: a'],
    ['bars', 'until: step>=1|'],
    ['blanks', ' '],
  ])('takes no longer than its length allows: %s', (_, piece) => {
    const text = `${LESSON}\n${piece.repeat(LONGEST_TEXT)}`.slice(0, LONGEST_TEXT);
    expect(processorTime(() => void parse(text), 500)).toBeLessThan(500);
  });

  it('holds markup as the text that it is', () => {
    const script = '<img src=x onerror="alert(1)"> <script>alert(1)</script> [a](javascript:alert(1))';
    expect(plainText(readInline(script))).toBe(script);
    expect(readInline(script)).toHaveLength(1);
  });
});

describe('the markup within a paragraph', () => {
  it.each([
    ['a **b** c', [{ text: 'a ' }, { text: 'b', look: 'bold' }, { text: ' c' }]],
    ['*a* `b*`', [{ text: 'a', look: 'italic' }, { text: ' ' }, { text: 'b*', look: 'code' }]],
    ['_a_, weight_ih and weight_hh', [{ text: 'a', look: 'italic' }, { text: ', weight_ih and weight_hh' }]],
    ['2 * 3 = 6', [{ text: '2 * 3 = 6' }]],
    ['2 * 3 * 4 = 24', [{ text: '2 * 3 * 4 = 24' }]],
    ['**', [{ text: '**' }]],
    ['', []],
  ])('%s', (text, spans) => {
    expect(readInline(text)).toEqual(spans);
  });
});
