/**
 * Numbers in English words, to be written in digits.
 *
 *     read  f o u r   h u n d r e d   a n d   t w o → 4 0 2        answer  · … · 4 0 2 ⏎
 *
 * Numbers have up to the chosen count of digits: one digit to two digits to each higher count as 1 to 3 to 9, so that the few
 * short numbers are neither missed nor learned by heart. One number of ten is held out: it never stands by itself in
 * training. The ten of a single digit are too few for that; all are taught, and none is judged. The trivial line knows how often each digit comes at each place.
 */
import { arrive } from '../loading/arrive.ts';
import type { Random } from '../math/random.ts';
import { numberOf } from '../options/option.ts';
import { isHeldOutByHash } from './heldOutByHash.ts';
import type { Task } from './contract/task.ts';
import { numberInWords } from './words/numberWords.ts';
import { stepsOf, symbolCount } from './words/limits.ts';
import type { Pair } from './words/translation.ts';
import { whole } from '../options/make.ts';

/** All letters of the words up to 999,999. */
const CHARACTERS = '0123456789adefghilnorstuvwxyz -';
const MOST_DIGITS = 6;
/** Held-out numbers have so many digits at least. */
const FEWEST_JUDGED = 2;
/** How often a number has one digit, two digits, and so on, in proportion. */
const SHARES = [1, 3, 9, 9, 9, 9];

/** Names the random number that decides whether a number is held out; with this one 42 and 402 are. */
const SPLIT = 461;

export function isHeldOutNumber(number: number): boolean {
  return number >= 10 && isHeldOutByHash(number, SPLIT);
}

/** The most letters, hyphens and spaces of a number of so many digits: seven is the longest digit, seventy the longest ten. */
function longestWords(digits: number): number {
  return numberInWords(Number('7'.repeat(digits))).length;
}

function pairWith(random: Random, digits: number, heldOut: boolean): Pair {
  const low = digits === 1 ? 0 : 10 ** (digits - 1);
  let number: number;
  do number = low + random.integer(10 ** digits - low);
  while (isHeldOutNumber(number) !== heldOut);
  return { source: numberInWords(number), target: String(number) };
}

/** How many digits the next number has. */
function drawDigits(random: Random, most: number, heldOut: boolean): number {
  const shares = SHARES.slice(0, most);
  if (heldOut) shares[0] = 0;
  let left = random.integer(shares.reduce((sum, share) => sum + share, 0));
  return 1 + shares.findIndex((share) => (left -= share) < 0);
}

/** Held-out numbers of 2 to 6 digits. */
const EXAMPLES = [
  'forty-two',
  'four hundred and two',
  'five thousand and seventeen',
  'twelve thousand and four',
  'three hundred and five thousand and three',
];

export const numbers: Task = {
  id: 'numbers',
  label: 'Number words',
  sentence: 'The network reads a number in words, letter by letter, and must write it in digits.',
  whyHard:
    'Hard because zeros are not spoken: how many digits come, and where, is known only from the words together.',
  produces: 'answer',
  options: [
    whole('digits', {
      help: 'The most digits a number has: each one more makes the words longer and the places more.',
      range: [FEWEST_JUDGED, MOST_DIGITS],
      default: 4,
    }),
  ],
  size: (options) => ({
    inputSize: symbolCount(CHARACTERS),
    outputSize: symbolCount(CHARACTERS),
    timeSteps: stepsOf(longestWords(numberOf(options, 'digits')), numberOf(options, 'digits')),
  }),
  async create(options) {
    const { translationProblem } = await arrive(() => import('./words/translation.ts'));
    const most = numberOf(options, 'digits');
    return {
      ...numbers.size(options),
      ...translationProblem({
        characters: CHARACTERS,
        lengths: { label: 'digits', trained: [FEWEST_JUDGED, most], limits: [FEWEST_JUDGED, MOST_DIGITS] },
        longestSource: longestWords,
        longestTarget: (digits) => digits,
        draw: (random, heldOut) => pairWith(random, drawDigits(random, most, heldOut), heldOut),
        drawAt: (random, digits) => pairWith(random, digits, true),
        what: 'numbers',
        typed: {
          what: 'a number in words',
          example: EXAMPLES[0]!,
          characters: CHARACTERS.replace(/\d/g, ''),
          madeOf: 'English number words, spaces and hyphens',
          length: [3, longestWords(MOST_DIGITS)],
        },
        examples: EXAMPLES.slice(0, most - 1).toReversed(),
      }),
    };
  },
};
