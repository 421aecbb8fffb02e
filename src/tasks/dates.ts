/**
 * Dates in many ways of writing, to be written as ISO 8601 does. Everything is in lower case.
 *
 *     read  3   m a r c h   1 9 9 8 → 1 9 9 8 - 0 3 - 0 3        answer  · … · 1 9 9 8 - 0 3 - 0 3 ⏎
 *
 * "mar 3, 98", "1998/3/3" and "tuesday 3rd of march 1998" are the same day; `words/dateFormats.ts` has all 24 ways. One day
 * of ten, whichever way it is written, is held out. The trivial line knows how often each digit comes at each place.
 */
import type { Random } from '../math/random.ts';
import { choiceOf, type OptionValues } from '../options/option.ts';
import { isHeldOutByHash } from './heldOutByHash.ts';
import type { Task } from './contract/task.ts';
import { DAYS, DIGIT_FORMATS, isoOf, partsOf, WORD_FORMATS, type DateFormat } from './words/dateFormats.ts';
import { stepsOf, symbolCount, translationProblem, type Pair } from './words/translation.ts';
import { choice } from '../options/make.ts';

/** All letters of months, weekdays and "the 1st, 2nd, 3rd, 4th of", and what stands between them. */
const CHARACTERS = '0123456789abcdefghijlmnoprstuvwy ,./-';
const TARGET_LENGTH = 10;

/** Names the random number that decides whether a day is held out; with this one 3 March 1998 is, the day of the examples. */
const SPLIT = 7;

export function isHeldOutDay(day: number): boolean {
  return isHeldOutByHash(day, SPLIT);
}

/** Ways of writing that are chosen together; the lengths are those of their shortest and longest dates. */
interface Group {
  readonly formats: readonly DateFormat[];
  readonly lengths: readonly [number, number];
  readonly examples: readonly string[];
}

const WORD_EXAMPLES = ['3 March 1998', 'Mar 3, 98', 'Tuesday 3rd of March 1998'];
const DIGIT_EXAMPLES = ['1998/3/3', '3.3.98', '03/03/98'];

/** By the choice's value. */
export const GROUPS: Readonly<Record<string, Group>> = {
  all: {
    formats: [...DIGIT_FORMATS, ...WORD_FORMATS],
    lengths: [6, 32],
    examples: [...WORD_EXAMPLES, ...DIGIT_EXAMPLES],
  },
  words: { formats: WORD_FORMATS, lengths: [8, 32], examples: WORD_EXAMPLES },
  digits: { formats: DIGIT_FORMATS, lengths: [6, 10], examples: DIGIT_EXAMPLES },
};

function groupOf(options: OptionValues): Group {
  return GROUPS[choiceOf(options, 'formats')]!;
}

function pairOf(day: number, format: DateFormat): Pair {
  return { source: format(partsOf(day)), target: isoOf(day) };
}

function draw(random: Random, { formats }: Group, heldOut: boolean): Pair {
  let day: number;
  do day = random.integer(DAYS);
  while (isHeldOutDay(day) !== heldOut);
  return pairOf(day, formats[random.integer(formats.length)]!);
}

/** Every held-out date in every way of writing, by the length of its source. */
function heldOutByLength({ formats }: Group): ReadonlyMap<number, { day: number; format: DateFormat }[]> {
  const byLength = new Map<number, { day: number; format: DateFormat }[]>();
  for (let day = 0; day < DAYS; day++) {
    if (!isHeldOutDay(day)) continue;
    const parts = partsOf(day);
    for (const format of formats) {
      const { length } = format(parts);
      if (!byLength.has(length)) byLength.set(length, []);
      byLength.get(length)!.push({ day, format });
    }
  }
  return byLength;
}

export const dates: Task = {
  id: 'dates',
  label: 'Dates',
  sentence: 'Read a date in any of many ways of writing and write it as year, month and day.',
  whyHard:
    'Hard because the year, written first, is often read last, and each way of writing puts the parts elsewhere.',
  options: [
    choice('formats', {
      label: 'written',
      help: 'Which ways of writing the network meets.',
      choices: [
        { value: 'all', label: 'in 24 ways', help: 'In digits alone and with the month in letters.' },
        { value: 'words', label: 'with names', help: 'In 16 ways, the month in letters.' },
        { value: 'digits', label: 'in digits', help: 'In 8 ways, without a letter.' },
      ],
    }),
  ],
  size: (options) => ({
    inputSize: symbolCount(CHARACTERS),
    outputSize: symbolCount(CHARACTERS),
    timeSteps: stepsOf(groupOf(options).lengths[1], TARGET_LENGTH),
  }),
  create(options) {
    const group = groupOf(options);
    const { lengths, examples } = group;
    let byLength: ReturnType<typeof heldOutByLength> | undefined;
    return {
      ...dates.size(options),
      ...translationProblem({
        characters: CHARACTERS,
        lengths: { label: 'characters', trained: lengths, limits: lengths },
        longestSource: (length) => length,
        longestTarget: () => TARGET_LENGTH,
        draw: (random, heldOut) => draw(random, group, heldOut),
        drawAt(random, length) {
          byLength ??= heldOutByLength(group);
          const dates = byLength.get(length)!;
          const { day, format } = dates[random.integer(dates.length)]!;
          return pairOf(day, format);
        },
        what: 'dates',
        typed: {
          what: 'a date',
          example: examples[0]!,
          characters: CHARACTERS,
          madeOf: 'digits, English names and . , / -',
          length: lengths,
        },
        examples,
      }),
    };
  },
};
