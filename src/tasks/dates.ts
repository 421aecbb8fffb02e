/**
 * Dates in many ways of writing, to be written as ISO 8601 does. Everything is in lower case.
 *
 *     read  3   m a r c h   1 9 9 8 → 1 9 9 8 - 0 3 - 0 3        answer  · … · 1 9 9 8 - 0 3 - 0 3 ⏎
 *
 * "mar 3, 98", "1998/3/3" and "tuesday 3rd of march 1998" are the same day; `words/dateFormats.ts` has all 24 ways. One day
 * of ten, whichever way it is written, is held out. The trivial line knows how often each digit comes at each place.
 */
import { arrive } from '../loading/arrive.ts';
import { choiceOf } from '../options/option.ts';
import type { Task } from './contract/task.ts';
import { DATE_CHARACTERS, DATE_LENGTHS, ISO_LENGTH, stepsOf, symbolCount } from './words/limits.ts';
import { choice } from '../options/make.ts';

export const dates: Task = {
  id: 'dates',
  label: 'Dates',
  sentence:
    'The network reads a date in any of many ways of writing and must write it as year, month and day.',
  whyHard:
    'Hard because the year, written first, is often read last, and each way of writing puts the parts elsewhere.',
  produces: 'answer',
  options: [
    choice('formats', {
      label: 'date formats',
      help: 'Which formats the dates are written in.',
      choices: [
        { value: 'all', label: 'all 24', help: 'In digits alone, and with the month in letters.' },
        { value: 'words', label: 'month in letters', help: 'The 16 formats with the month in letters.' },
        { value: 'digits', label: 'digits alone', help: 'The 8 formats without a letter.' },
      ],
    }),
  ],
  size: (options) => ({
    inputSize: symbolCount(DATE_CHARACTERS),
    outputSize: symbolCount(DATE_CHARACTERS),
    timeSteps: stepsOf(DATE_LENGTHS[choiceOf(options, 'formats')]![1], ISO_LENGTH),
  }),
  async create(options) {
    const { datesProblem } = await arrive(() => import('./words/datesProblem.ts'));
    return { ...dates.size(options), ...datesProblem(choiceOf(options, 'formats')) };
  },
};
