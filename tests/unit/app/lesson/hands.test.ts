/** Raised hands at a question: what was counted, what came of it, and as a table. */
import { expect, test } from 'vitest';
import {
  countsAt,
  handsCsv,
  handsText,
  outcomeText,
  readHands,
  totalOf,
  trueChoice,
} from '../../../../src/app/lesson/hands.ts';
import { checkLink } from '../../../../src/lessons/check.ts';
import { parseLesson } from '../../../../src/lessons/parse.ts';

const TEXT = `---
id: small
title: A small lesson
minutes: 3
summary: It is small.
---
## First
ask: check
Which, *this* or "that"?
(x) this, of *course*
( ) that
because x: Yes.
because 2: No.

## Second
ask: check
And now?
( ) one
(x) two
because 1: No.
because x: Yes.
`;

const read = parseLesson(TEXT, { checkLink, figure: () => undefined });
if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults));
const { lesson } = read;
const [first, second] = lesson.steps as [(typeof lesson.steps)[number], (typeof lesson.steps)[number]];

test('hands are counted where there is at least one', () => {
  const hands = new Map([
    [0, [12, 15]],
    [1, [0, 0]],
  ]);
  expect(countsAt(first, { hands }, 0)).toEqual([12, 15]);
  expect(countsAt(second, { hands }, 1)).toBeUndefined();
  expect(countsAt(second, { hands: new Map() }, 1)).toBeUndefined();
  expect(totalOf([12, 15])).toBe(27);
});

test.each([
  ['12', 12],
  ['', 0],
  ['-3', 0],
  ['2.9', 2],
  ['1e9', 999],
  ['many', 0],
])('“%s” that is typed counts as %i', (typed, hands) => {
  expect(readHands(typed)).toBe(hands);
});

test('what the run has shown is true, or else what is right', () => {
  expect(trueChoice(second, undefined)).toBe(1);
  expect(trueChoice(second, 0)).toBe(0);
});

test('a bar says its share, and once that is known whether it came true', () => {
  expect(handsText(12, 27, undefined)).toBe('12 of 27');
  expect(handsText(12, 27, true)).toBe('✓ 12 of 27: true');
  expect(handsText(15, 27, false)).toBe('15 of 27');
  expect(outcomeText([12, 15], 0)).toBe('12 of 27 were right');
});

test('what was counted is a table, a row a choice', () => {
  const hands = new Map([[0, [12, 15]]]);
  expect(handsCsv(lesson, { hands, shown: new Map() })).toBe(
    [
      'step,question,choice,hands,came true',
      '1,"Which, this or ""that""?","this, of course",12,yes',
      '1,"Which, this or ""that""?",that,15,no',
      '',
    ].join('\r\n'),
  );
  expect(handsCsv(lesson, { hands: new Map(), shown: new Map() })).toBe('');
});
