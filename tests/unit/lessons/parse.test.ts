import { describe, expect, it } from 'vitest';
import { checkLink } from '../../../src/lessons/check.ts';
import { plainText } from '../../../src/lessons/inline.ts';
import { LONGEST_TEXT, parseLesson } from '../../../src/lessons/parse.ts';
import { LESSON as TEXT } from '../../fixtures/lesson.ts';

const help = { checkLink, figure: (name: string) => (name === 'adding-50-gru' ? '340' : undefined) };

function lessonOf(text: string) {
  const read = parseLesson(text, help);
  if (read.kind === 'faulty') throw new Error(read.faults.map(({ sentence }) => sentence).join('\n'));
  return read.lesson;
}

function faultsOf(text: string) {
  const read = parseLesson(text, help);
  return read.kind === 'faulty' ? read.faults : [];
}

describe('a lesson', () => {
  it('is read with its head, its steps and their paragraphs', () => {
    const lesson = lessonOf(TEXT);
    expect(lesson).toMatchObject({
      id: 'fading',
      title: 'The fading trace',
      minutes: 9,
      claims: ['adding-50-rnn', 'gradient-vanishes'],
    });
    const [first] = lesson.steps;
    expect(first).toMatchObject({
      title: 'Can you make it remember?',
      set: 'task=adding&length=50&cell=rnn&lr=0.005',
      look: ['lane:input', 'chart:loss'],
      hint: 'Try more units.',
      patience: 30,
    });
    expect(first!.text.map(plainText)).toEqual([
      'Two numbers are marked, far apart. Get below the line.',
      'A second paragraph, with 340 in it.',
    ]);
    expect(first!.text[0]![1]).toEqual({ text: 'marked', look: 'bold' });
  });

  it('has questions whose choices each have a reason, and what a run must show', () => {
    const { question, deed, until } = lessonOf(TEXT).steps[1]!;
    expect(question).toMatchObject({
      kind: 'predict',
      text: 'How much of the error reaches t = 1?',
      choices: [
        { standing: 'wrong', because: 'It shrinks with every step.' },
        {
          standing: 'right',
          because: 'At 0.72 a step little is left.',
          when: [[{ fact: 'reach', is: '<', value: 0.001 }]],
        },
        { standing: 'unknown', because: 'Look at the first bar.' },
      ],
    });
    expect(deed).toBe('play');
    expect(until).toEqual([[{ fact: 'step', is: '>=', value: 100 }]]);
  });
});

describe('a faulty lesson', () => {
  const edited = (from: string, to: string) => {
    expect(TEXT).toContain(from);
    return faultsOf(TEXT.replace(from, to));
  };

  it.each([
    ['an unknown place', 'lane:input, chart:loss', 'lane:inputs', 10, /no place/],
    ['an unknown condition', 'seconds>=120', 'minutes>=2', 15, /no condition/],
    ['an unknown setting', 'lr=0.005', 'lrr=0.005', 9, /lrr/],
    ['a value out of range, over what was set before', 'set: length=20', 'set: length=200000', 20, /length/],
    ['a choice without a reason', 'because 1: It shrinks with every step.\n', '', 23, /no reason/],
    ['two right choices', '( ) about half', '(x) about half', 21, /Exactly one/],
    ['a reason for a choice that is not there', 'because 1:', 'because 7:', 21, /no choice 7/],
    ['an unknown figure', '{claim:adding-50-gru}', '{claim:adding-51-gru}', 14, /no claim|No claim/],
    ['an unknown key before the first step', 'minutes: 9', 'duration: 9', 4, /Before the first step/],
    ['an unknown deed', 'do: play', 'do: explode', 31, /“do”/],
    ['what hides controls', 'look: lane:input, chart:loss', 'show: play', 10, /hides nothing/],
    ['a heading of another rank', '## What', '### What', 19, /no other headings/],
  ])('names %s, and its line', (_, from, to, line, sentence) => {
    const faults = edited(from, to);
    expect(faults).toContainEqual({ line, sentence: expect.stringMatching(sentence) as string });
  });

  it('has too many words for a step, too long a line, too much text, or no step', () => {
    expect(edited('Get below the line.', 'word '.repeat(61))[0]!.sentence).toMatch(/words/);
    expect(edited('Get below the line.', 'x'.repeat(3000))[0]!.sentence).toMatch(/characters/);
    expect(faultsOf('x\n'.repeat(LONGEST_TEXT))[0]!.sentence).toMatch(/64 KB/);
    expect(faultsOf('---\nid: a\ntitle: A\n---\n')[0]!.sentence).toMatch(/needs a step/);
  });
});
