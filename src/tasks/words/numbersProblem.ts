/** Number words as they are drawn, which are held out, and what is read of a typed one. */
import type { Random } from '../../math/random.ts';
import { isHeldOutByHash } from '../heldOutByHash.ts';
import { FEWEST_JUDGED, MOST_DIGITS, NUMBER_CHARACTERS } from './limits.ts';
import { longestWords, numberInWords } from './numberWords.ts';
import { translationProblem, type Pair } from './translation.ts';

/** How often a number has one digit, two digits, and so on, in proportion. */
const SHARES = [1, 3, 9, 9, 9, 9];

/** Names the random number that decides whether a number is held out; with this one 42 and 402 are. */
const SPLIT = 461;

export function isHeldOutNumber(number: number): boolean {
  return number >= 10 && isHeldOutByHash(number, SPLIT);
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

/** @param most digits of a number */
export function numbersProblem(most: number) {
  return translationProblem({
    characters: NUMBER_CHARACTERS,
    lengths: { label: 'digits', trained: [FEWEST_JUDGED, most], limits: [FEWEST_JUDGED, MOST_DIGITS] },
    longestSource: longestWords,
    longestTarget: (digits) => digits,
    draw: (random, heldOut) => pairWith(random, drawDigits(random, most, heldOut), heldOut),
    drawAt: (random, digits) => pairWith(random, digits, true),
    what: 'numbers',
    typed: {
      what: 'a number in words',
      example: EXAMPLES[0]!,
      characters: NUMBER_CHARACTERS.replace(/\d/g, ''),
      madeOf: 'English number words, spaces and hyphens',
      length: [3, longestWords(MOST_DIGITS)],
    },
    examples: EXAMPLES.slice(0, most - 1).toReversed(),
  });
}
