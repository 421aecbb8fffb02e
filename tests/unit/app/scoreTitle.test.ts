/** The score's title names the task's own option. */
import { expect, test } from 'vitest';
import { scoreTitle } from '../../../src/app/score/scoreTitle.ts';
import { findTask } from '../../../src/tasks/index.ts';

test('it is the task and what it is made longer by', () => {
  expect(scoreTitle(findTask('copy')!, { lag: 20 })).toBe('Copy memory, wait 20');
  expect(scoreTitle(findTask('text')!, { text: 'alice', length: 32 })).toBe('Text, length 32');
  expect(scoreTitle(findTask('digits')!, {})).toBe('Spoken digits');
});
