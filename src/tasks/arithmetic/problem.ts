/** The problem of adding written numbers: sums as they are drawn, which are held out, and what is read of a typed one. */
import { choiceOf, numberOf, type OptionValues } from '../../options/option.ts';
import { createRandom, type Random } from '../../math/random.ts';
import type { Ask, Prompt } from '../contract/abilities.ts';
import type { Row } from '../contract/batch.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { isHeldOutByHash } from '../heldOutByHash.ts';
import { lossByPlace } from '../positionBaseline.ts';
import { drawnSequences, type Sequences } from '../drawnSequences.ts';
import { trainedLengths } from '../sequenceLengths.ts';
import { unreadable, type Asked } from '../words/typed.ts';
import { END } from '../endOfAnswer.ts';
import { CHARACTERS } from './characters.ts';

const MOST_DIGITS = 9;
/** The trivial line is counted on this many sums, and judged by as many. */
const COUNTED = 5000;

/** A number of that many digits. */
function numberWith(random: Random, digits: number): number {
  const low = digits === 1 ? 0 : 10 ** (digits - 1);
  return low + random.integer(10 ** digits - low);
}

function write(random: Random, row: Row, digits: number, reversed: boolean): void {
  const { inputs, targets, mask } = row;
  const a = numberWith(random, digits);
  const b = numberWith(random, digits);
  const sum = [...String(a + b)];
  const text = `${a}+${b}=${(reversed ? sum.toReversed() : sum).join('')}${END}`;
  const asked = 2 * digits + 1;
  for (let t = 0; t < text.length - 1; t++) {
    inputs[t] = CHARACTERS.indexOf(text[t]!);
    if (t < asked) continue;
    targets[t] = CHARACTERS.indexOf(text[t + 1]!);
    mask[t] = 1;
  }
}

/** The number that stands in so many characters. */
function numberIn(characters: Float32Array): number {
  return characters.reduce((number, digit) => 10 * number + digit, 0);
}

/** By the two numbers, whichever way their sum is written. */
function isSetAside({ inputs }: Row, digits: number): boolean {
  const [a, b] = [inputs.subarray(0, digits), inputs.subarray(digits + 1, 2 * digits + 1)];
  return isHeldOutByHash(numberIn(a), numberIn(b));
}

const SUM: Asked = { what: 'a sum of two numbers', example: '61+99' };
const MOST_TYPED = 2 * MOST_DIGITS + 1;

/** Reads "47 + 85" and "47+85 =". */
function encode(text: string): Prompt {
  const reason = unreadable(text, SUM, MOST_TYPED);
  if (reason) return { sentence: reason };
  const sum = /^(\d{1,9})\+(\d{1,9})=?$/.exec(text.normalize('NFKC').replace(/\s+/g, ''));
  if (!sum) {
    const sentence = `That is no sum to be read: type two whole numbers of up to ${MOST_DIGITS} digits, such as ${SUM.example}.`;
    return { sentence };
  }
  return { symbols: [...`${sum[1]}+${sum[2]}=`].map((character) => CHARACTERS.indexOf(character)) };
}

/** Held-out pairs, by the count of their digits from 1. */
const EXAMPLES = [
  ['5+9', '5+7', '0+3'],
  ['16+69', '61+99', '91+42'],
  ['346+927', '746+361', '800+377'],
  ['3550+4584', '4345+9405', '4119+8019'],
  ['90394+94976', '29216+77905', '43052+33496'],
  ['233709+486793', '865841+350272', '614185+788003'],
];

function askOf(most: number): Ask {
  return {
    label: SUM.what,
    examples: EXAMPLES[most - 1]!,
    answer: { kind: 'written', end: CHARACTERS.indexOf(END), longest: MOST_DIGITS + 2 },
  };
}

function sequencesOf(options: OptionValues): Sequences {
  const reversed = choiceOf(options, 'order') === 'reversed';
  return {
    lengths: { label: 'digits', trained: trainedLengths(options, 'digits'), limits: [1, MOST_DIGITS] },
    features: 1,
    stepsAt: (count) => 3 * count + 3,
    write: (random, row, count) => write(random, row, count, reversed),
    split: { what: 'sums', isSetAside },
  };
}

export function sumsProblem(options: OptionValues): Omit<Problem, keyof ProblemSize> {
  const drawn = drawnSequences(sequencesOf(options));
  const [training, judged] = [
    drawn.sample(createRandom(0, 1), COUNTED),
    drawn.heldOut(createRandom(0, 2), COUNTED),
  ];
  return {
    loss: 'softmax',
    metric: { kind: 'exact', label: 'correct sums' },
    baseline: { loss: lossByPlace(training, judged, CHARACTERS.length), label: 'digit frequencies' },
    solved: { loss: -Math.log(0.95), label: 'solved (95 % sure)' },
    input: { kind: 'symbols', label: 'read', symbols: CHARACTERS },
    output: { kind: 'symbols', label: 'next', symbols: CHARACTERS },
    ...drawn,
    ask: askOf(numberOf(options, 'digits')),
    encode,
  };
}
