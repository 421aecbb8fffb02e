/** Whatever a lesson's text holds: a lesson or a list of faults, soon, and nothing in it but text. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksOf, linesOf, rearranged, textOf } from '../../../src/lessons/blocks.ts';
import { EXAMPLE } from '../../../src/lessons/example.ts';
import { readHeadDraft, writeHeadDraft } from '../../../src/lessons/headDraft.ts';
import { plainText, readInline } from '../../../src/lessons/inline.ts';
import { choicesOf, type Fault, type Lesson, type ReadLesson } from '../../../src/lessons/lesson.ts';
import { parseOwnLesson as parse } from '../../../src/lessons/own.ts';
import { LONGEST_TEXT } from '../../../src/lessons/parse.ts';
import { fitsForm, readStepDraft, writeStepDraft } from '../../../src/lessons/stepDraft.ts';
import { createRandom, type Random } from '../../../src/math/random.ts';
import { cases, shapes } from '../../fixtures/effort.ts';
import { LESSON } from '../../fixtures/lesson.ts';
import { PAYLOADS } from '../../fixtures/payloads.ts';
import { processorTime } from '../../fixtures/processorTime.ts';

const FOLDER = path.join(import.meta.dirname, '../../../src/lessons');
/** Without the figures of our claims, which make no lesson of somebody's own. */
const WHOLE = [
  LESSON,
  EXAMPLE,
  ...readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(path.join(FOLDER, name), 'utf8')),
].map((text) => text.replaceAll(/\{claim:[^}]*\}/g, '340'));

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
  ...PAYLOADS,
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

/** Everything of it that the page shows. */
function textsOf({ title, summary, steps }: Lesson): readonly string[] {
  return [
    title,
    summary,
    ...steps.flatMap((step) => [
      step.title,
      ...step.text.map(plainText),
      step.hint ?? '',
      step.question?.text ?? '',
      ...choicesOf(step).flatMap(({ text, because }) => [text, because]),
    ]),
  ];
}

/** Neither controls nor halves of characters, and no marks that turn the direction. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]/u;

function expectReadable(read: ReadLesson): void {
  if (read.kind === 'lesson') {
    expect(read.lesson.steps.length).toBeGreaterThan(0);
    expect(textsOf(read.lesson).filter((text) => UNSEEN.test(text))).toEqual([]);
    return;
  }
  expect(read.faults.length).toBeGreaterThan(0);
  const readable = ({ line, sentence }: Fault) =>
    line > 0 && /^.{10,1200}[.?]$/su.test(sentence) && !UNSEEN.test(sentence);
  expect(read.faults.filter((fault) => !readable(fault))).toEqual([]);
}

/** What the editor does with it: nothing is lost on the way. */
function expectEditable(text: string): void {
  const blocks = blocksOf(text);
  expect(linesOf(blocks)).toHaveLength(blocks.steps.length + 1);
  writeHeadDraft(readHeadDraft(blocks.head));
  for (const step of blocks.steps.filter(fitsForm)) {
    const written = writeStepDraft(readStepDraft(step));
    expect(writeStepDraft(readStepDraft(written))).toBe(written);
  }
  textOf({ ...blocks, steps: rearranged(blocks.steps, [...blocks.steps.keys()].toReversed()) });
}

describe('a hostile lesson', () => {
  it('is a lesson or a readable list of faults, with every one of them in a text', () => {
    for (const payload of PAYLOADS) {
      const read = parse(`title: A\n## B\n${payload}\n`);
      expectReadable(read);
      // Where it is shown, it is shown as it stands.
      if (read.kind === 'lesson' && !/[*_`#]|^\s|\t/.test(payload))
        expect(read.lesson.steps[0]!.text.map(plainText).join('')).toBe(payload.trimEnd());
    }
  });

  it('is a lesson or a readable list of faults, however its text was mutated', () => {
    for (let k = 0; k < cases(2000, 20_000); k++) {
      const text = mutated(WHOLE[k % WHOLE.length]!, createRandom(20, k));
      expectReadable(parse(text));
      if (k % 40 === 0) expectEditable(text);
    }
  });

  it('knows two hundred ways of being more than text', () => {
    expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(200);
  });

  it.each([
    ['the title', 'title: Longer and longer', (payload: string) => `title: ${payload}`],
    ['the minutes', 'minutes: 6', (payload: string) => `minutes: ${payload}`],
    ['a key of the head', 'minutes: 6', (payload: string) => `${payload}: 6`],
    ['a step’s title', '## Fifty steps', (payload: string) => `## ${payload}`],
    ['a text', 'Two numbers are **marked**, far apart.', (payload: string) => payload],
    ['a choice', '( ) yes', (payload: string) => `( ) ${payload}`],
    ['a reason', 'because 1: What', (payload: string) => `because 1: ${payload}`],
    ['whose reason it is', 'because 1: What', (payload: string) => `because ${payload}: What`],
    ['a setting', 'cell=gru', (payload: string) => `cell=${payload}`],
    ['a setting’s key', 'cell=gru', (payload: string) => `${payload}=gru`],
    ['a place', 'look: chart:loss', (payload: string) => `look: ${payload}`],
    ['a condition', 'until: moved', (payload: string) => `until: ${payload}`],
    ['a deed', 'do: play', (payload: string) => `do: ${payload}`],
    ['a time', 'within: 30', (payload: string) => `within: ${payload}`],
    ['a time step', 'playhead: 1', (payload: string) => `playhead: ${payload}`],
  ])('is text or a fault, whatever stands in %s', (_, from, to) => {
    expect(EXAMPLE).toContain(from);
    const some = shapes(
      PAYLOADS.filter((_, k) => (k + from.length + to('').length) % 4 === 0),
      PAYLOADS,
    );
    for (const payload of some) expectReadable(parse(EXAMPLE.replace(from, () => to(payload))));
    expect(Object.keys(Object.prototype)).toEqual([]);
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
    ['accents', '\u0301'],
    ['keys', '\nlook: a,'],
    ['settings', '\nset: a=b&'],
  ])('takes no longer than its length allows: %s', (_, piece) => {
    const text = `${LESSON}\n${piece.repeat(LONGEST_TEXT)}`.slice(0, LONGEST_TEXT);
    expect(processorTime(() => void parse(text), 500)).toBeLessThan(500);
    expect(processorTime(() => expectEditable(text), 1000)).toBeLessThan(1000);
  });

  it('holds markup as the text that it is', () => {
    for (const payload of PAYLOADS.filter((each) => !/[*_`]/.test(each)))
      expect(readInline(payload)).toEqual([{ text: payload }]);
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
