/** What stands on a sheet: every question and every choice of a lesson, and none of its answers. */
import { describe, expect, it } from 'vitest';
import { ourLessons } from '../../../scripts/lessons/read.ts';
import { decodeLink } from '../../../src/config/index.ts';
import { sheetOfExperiment, sheetOfLesson } from '../../../src/handout/sheet.ts';
import { plainText, readInline } from '../../../src/lessons/inline.ts';
import { choicesOf } from '../../../src/lessons/lesson.ts';

describe('the sheet of a lesson', () => {
  it.each(ourLessons().map((lesson) => [lesson.id, lesson] as const))(
    'asks what it asks: %s',
    (_id, lesson) => {
      const sheet = sheetOfLesson(lesson, 'What is it about?');
      const asking = lesson.steps.filter(({ question }) => question);
      if (asking.length > 0) expect(sheet.items).toHaveLength(asking.length);
      expect(sheet.items.length).toBeGreaterThan(2);
      const printed = JSON.stringify(sheet);
      expect(printed).not.toContain(lesson.summary);
      expect(printed).not.toMatch(/\*\*|\{claim/);
      for (const item of sheet.items) {
        const choices = choicesOf(lesson.steps[item.step! - 1]!);
        expect(item.choices).toEqual(choices.map(({ text }) => plainText(readInline(text))));
        for (const { because } of choices) expect(printed).not.toContain(plainText(readInline(because)));
        expect(item.choices.length + item.blanks.length).toBeGreaterThan(0);
      }
    },
  );
});

it('asks of a race who is first, and of one network how it will do', () => {
  const { experiment } = decodeLink('task=adding&cell=rnn');
  expect(sheetOfExperiment(experiment, ['lstm', 'gru'])).toMatchObject({
    title: 'Adding problem: Simple RNN, LSTM, GRU',
    items: [{ choices: ['Simple RNN', 'LSTM', 'GRU'] }, {}, {}],
  });
  const alone = sheetOfExperiment(experiment, []);
  expect(alone.title).toBe('Adding problem: Simple RNN');
  expect(alone.items[0]!.choices).toContain('not solved');
});
