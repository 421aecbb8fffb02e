/** The problem of reading dates: which are held out, the ways they are written in, and the pairs that are drawn. */
import type { Random } from '../../math/random.ts';
import type { Problem } from '../contract/problem.ts';
import { isHeldOutByHash } from '../heldOutByHash.ts';
import { DAYS, DIGIT_FORMATS, isoOf, partsOf, WORD_FORMATS, type DateFormat } from './dateFormats.ts';
import { DATE_CHARACTERS, DATE_LENGTHS, ISO_LENGTH } from './limits.ts';
import { translationProblem, type Pair } from './translation.ts';

/** Names the random number that decides whether a day is held out; with this one 3 March 1998 is, the day of the examples. */
const SPLIT = 7;

export function isHeldOutDay(day: number): boolean {
  return isHeldOutByHash(day, SPLIT);
}

/** Ways of writing that are chosen together. */
interface Group {
  readonly formats: readonly DateFormat[];
  readonly examples: readonly string[];
}

const WORD_EXAMPLES = ['3 March 1998', 'Mar 3, 98', 'Tuesday 3rd of March 1998'];
const DIGIT_EXAMPLES = ['1998/3/3', '3.3.98', '03/03/98'];

/** By the choice's value. */
export const GROUPS: Readonly<Record<string, Group>> = {
  all: {
    formats: [...DIGIT_FORMATS, ...WORD_FORMATS],
    examples: [...WORD_EXAMPLES, ...DIGIT_EXAMPLES],
  },
  words: { formats: WORD_FORMATS, examples: WORD_EXAMPLES },
  digits: { formats: DIGIT_FORMATS, examples: DIGIT_EXAMPLES },
};

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

/** @param written the choice of ways of writing */
export function datesProblem(written: string): Omit<Problem, 'timeSteps'> {
  const group = GROUPS[written]!;
  const lengths = DATE_LENGTHS[written]!;
  const { examples } = group;
  let byLength: ReturnType<typeof heldOutByLength> | undefined;
  return translationProblem({
    characters: DATE_CHARACTERS,
    lengths: { label: 'characters', trained: lengths, limits: lengths },
    longestSource: (length) => length,
    longestTarget: () => ISO_LENGTH,
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
      characters: DATE_CHARACTERS,
      madeOf: 'digits, English names and . , / -',
      length: lengths,
    },
    examples,
  });
}
