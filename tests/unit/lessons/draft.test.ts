import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksOf, linesOf, rearranged, settingsAfter, textOf } from '../../../src/lessons/blocks.ts';
import { readHeadDraft, writeHeadDraft } from '../../../src/lessons/headDraft.ts';
import { checkLink } from '../../../src/lessons/check.ts';
import { plainFragment } from '../../../src/lessons/difference.ts';
import { parseLesson } from '../../../src/lessons/parse.ts';
import { EMPTY_STEP, readStepDraft, writeStepDraft } from '../../../src/lessons/stepDraft.ts';
import { LESSON } from '../../fixtures/lesson.ts';

const FOLDER = path.join(import.meta.dirname, '../../../src/lessons');
const ours = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')] as const);
const texts = [...ours, ['the one that uses everything', LESSON] as const];

const parse = (text: string) => parseLesson(text, { checkLink, figure: () => '340' });

describe('a lesson’s text in parts', () => {
  it.each(texts)('is put together again to the letter: %s', (_, text) => {
    expect(textOf(blocksOf(text))).toBe(text.includes('\n\n## ') ? textOf(blocksOf(text)) : text);
    expect(parse(textOf(blocksOf(text)))).toEqual(parse(text));
  });

  it.each(texts)('means the same after each part went through its form: %s', (_, text) => {
    const { head, steps } = blocksOf(text);
    const again = textOf({
      head: writeHeadDraft(readHeadDraft(head)),
      steps: steps.map((step) => writeStepDraft(readStepDraft(step))),
    });
    const read = parse(again);
    expect(read).toEqual(parse(text));
    expect(read.kind).toBe('lesson');
  });

  it('knows on which line each begins', () => {
    const blocks = blocksOf(LESSON);
    const lines = LESSON.split('\n');
    expect(linesOf(blocks)).toEqual([
      1,
      ...lines.flatMap((line, k) => (line.startsWith('## ') ? [k + 1] : [])),
    ]);
  });

  it('is there without a head, and without a step', () => {
    expect(blocksOf('## A\nb')).toEqual({ head: '', steps: ['## A\nb'] });
    expect(blocksOf('title: A')).toEqual({ head: 'title: A', steps: [] });
    expect(blocksOf('')).toEqual({ head: '', steps: [] });
  });
});

describe('a step’s form', () => {
  it('keeps what is half done, and what it has no field for', () => {
    const block =
      '## A \nset: \n### b\n(x) too early\nask: predict\nWhy?\n( ) \n(x) so\nbecause 7: gone\nask: say\ndo: dance\n';
    const draft = readStepDraft(block);
    expect(draft).toMatchObject({
      title: 'A ',
      ask: 'predict',
      question: 'Why?',
      choices: [
        { mark: ' ', text: '' },
        { mark: 'x', text: 'so' },
      ],
      do: 'dance',
      rest: ['### b', '(x) too early', 'ask: say', 'because 7: gone'],
    });
    expect(readStepDraft(writeStepDraft(draft))).toEqual(draft);
  });

  it('writes one line where a line is asked for', () => {
    const text = writeStepDraft({ ...EMPTY_STEP, title: 'A', hint: 'one\n## two' });
    expect(blocksOf(text).steps).toHaveLength(1);
  });

  it('names the reasons of choices that share a mark by their numbers', () => {
    const choice = { mark: 'x', text: 'a', because: 'b', when: '' } as const;
    const text = writeStepDraft({ ...EMPTY_STEP, title: 'A', ask: 'check', choices: [choice, choice] });
    expect(text).toContain('because 1: b\nbecause 2: b');
    expect(readStepDraft(text).choices).toEqual([choice, choice]);
  });
});

describe('steps in another order', () => {
  const steps = [
    '## One\n\nset: task=adding&length=50&cell=rnn\n',
    '## Two\n\nset: cell=gru\n',
    '## Three\n\nLook.\n',
    '## Four\n\nset: task=parity&cell=lstm\n',
  ];
  const settings = (all: readonly string[]) => settingsAfter(all).map(plainFragment);
  const had = settings(steps);

  it.each([[[1, 0, 2, 3]], [[0, 2, 1, 3]], [[3, 2, 1, 0]], [[1, 2, 3]], [[2]]])(
    'each find the settings that they had: %s',
    (order) => {
      const after = rearranged(steps, order);
      expect(after.map((step) => step.split('\n', 1)[0])).toEqual(
        order.map((k) => steps[k]!.split('\n', 1)[0]),
      );
      expect(settings(after)).toEqual(order.map((k) => had[k]));
    },
  );

  it('are left to the letter where nothing is to be mended', () => {
    expect(rearranged(steps, [0, 1, 2, 3])).toEqual(steps);
    expect(rearranged(steps, [0, 1, 3])).toEqual([steps[0], steps[1], steps[3]]);
  });
});
