/**
 * Which language a phrase is in: one of eight, read letter by letter (by letter pairs: Dunning, "Statistical identification
 * of language", 1994).
 *
 *     read  a l l e   m e n s c h e n        answer  · · · · · · · · · · · · de        asked at the end
 *     read  l e   d r o i t                  answer  fr fr fr fr fr fr fr fr          asked at every letter
 *
 * Phrases are whole words from random places of the Universal Declaration of Human Rights and of everyday sentences, in the
 * letters a to z and spaces. One paragraph or sentence of eight is held out, but for phrases that others hold as well. While
 * the network learns, some letters are mistyped, which keeps it from learning the few texts by heart (noise as a regulariser: Bishop, "Training with noise is
 * equivalent to Tikhonov regularization", 1995). All languages are as likely, so the trivial line is ln 8; the solved line is
 * what letter pairs get on held-out phrases (naive Bayes), which the order of more than two letters must beat.
 */
import { arrive } from '../loading/arrive.ts';
import { createRandom, type Random } from '../math/random.ts';
import { choiceOf, numberOf, type OptionValues } from '../options/option.ts';
import { drawnSequences, shortestOption, trainedLengths } from './sequenceLengths.ts';
import type { Prompt } from './contract/abilities.ts';
import type { Problem, ProblemSize } from './contract/problem.ts';
import type { Task } from './contract/task.ts';
import { lossByPairs } from './words/letterPairs.ts';
import {
  corpusOf,
  LETTERS,
  lettersOf,
  Phrases,
  phrasesApart,
  spelling,
  type Corpus,
} from './words/phrases.ts';
import { tooLong, tooShort, unreadable, unknownLetter, type Asked } from './words/typed.ts';
import { choice, whole } from '../options/make.ts';

const LANGUAGES = 8;
const SHORTEST = 4;
const LONGEST_JUDGED = 200;
/** The solved line is the mean over this many held-out phrases. */
const COUNTED = 1000;
/** Where letter pairs are right all but always, this counts as solved. */
const SURE = -Math.log(0.95);

/** Found in no text that is learned from. */
const EXAMPLES = [
  'where is the nearest station',
  'wo ist der Bahnhof',
  'waar is het station',
  'où est la gare',
  'dónde está la estación',
  'onde fica a estação',
  'dov’è la stazione',
  'quo usque tandem abutere patientia nostra',
];

const TYPED: Asked = { what: 'a phrase', example: EXAMPLES[0]! };

function encode(text: string): Prompt {
  const reason = unreadable(text, TYPED, LONGEST_JUDGED) ?? unknownLetter(text, TYPED);
  if (reason) return { sentence: reason };
  const letters = lettersOf(text);
  if (letters.length > LONGEST_JUDGED) return { sentence: tooLong(letters.length, LONGEST_JUDGED) };
  if (letters.length < SHORTEST) return { sentence: tooShort(SHORTEST, TYPED) };
  return { symbols: [...letters] };
}

/** Puts any symbol in the place of each with that probability. */
function mistype(random: Random, symbols: Float32Array, share: number): void {
  if (share === 0) return;
  for (let k = 0; k < symbols.length; k++)
    if (random.next() < share) symbols[k] = random.integer(LETTERS.length);
}

function drawn(options: OptionValues, corpora: readonly Corpus[]) {
  const typos = numberOf(options, 'typos') / 100;
  const always = choiceOf(options, 'asked') === 'always';
  const training = corpora.map((corpus) => new Phrases(corpus.training));
  const heldOut = corpora.map((corpus) => new Phrases(corpus.heldOut));
  const setAside = phrasesApart(heldOut, training);
  return drawnSequences({
    lengths: { label: 'characters', trained: trainedLengths(options), limits: [SHORTEST, LONGEST_JUDGED] },
    features: 1,
    stepsAt: (count) => count,
    write(random, { inputs, targets, mask }, count, fromHeldOut) {
      const language = random.integer(corpora.length);
      inputs.set((fromHeldOut ? heldOut : training)[language]!.draw(random, count));
      if (!fromHeldOut) mistype(random, inputs.subarray(0, count), typos);
      const from = always ? 0 : count - 1;
      targets.fill(language, from, count);
      mask.fill(1, from, count);
    },
    split: { what: 'phrases', isSetAside: ({ inputs }, count) => setAside(count).has(spelling(inputs)) },
  });
}

const length = whole('length', {
  label: 'length T',
  help: 'How many characters a phrase has: the more, the more there is to tell the language by.',
  range: [SHORTEST, 100],
  default: 25,
});

function sizeOf(options: OptionValues): ProblemSize {
  return { inputSize: LETTERS.length, outputSize: LANGUAGES, timeSteps: numberOf(options, 'length') };
}

async function create(options: OptionValues): Promise<Problem> {
  const [{ declarations }, { everyday }, { readProse }] = await Promise.all([
    arrive(() => import('./data/declaration.ts')),
    arrive(() => import('./data/everyday.ts')),
    arrive(() => import('./data/prose.ts')),
  ]);
  const corpora = declarations.map(({ code, text }) =>
    corpusOf(`${readProse(text)}\n${everyday[code]!.trim()}`),
  );
  const data = drawn(options, corpora);
  const judged = data.heldOut(createRandom(0), COUNTED);
  const byPairs = lossByPairs(
    corpora.map(({ training }) => training),
    judged,
  );
  return {
    ...sizeOf(options),
    loss: 'softmax',
    metric: { kind: 'accuracy', label: 'languages right' },
    baseline: { loss: Math.log(LANGUAGES), label: 'any of eight' },
    solved:
      byPairs > SURE ? { loss: byPairs, label: 'letter pairs' } : { loss: SURE, label: 'right, 95 % sure' },
    input: { kind: 'symbols', label: 'phrase', symbols: [...LETTERS] },
    output: { kind: 'symbols', label: 'language', symbols: declarations.map(({ code }) => code) },
    ask: {
      label: 'a phrase',
      examples: EXAMPLES,
      answer: { kind: 'class', names: declarations.map(({ name }) => name) },
    },
    encode,
    ...data,
  };
}

export const language: Task = {
  id: 'language',
  label: 'Which language',
  sentence: 'Read a phrase letter by letter, without accents, and say which of eight languages it is in.',
  whyHard:
    'Hard because single letters say little: it takes endings and small words, and sister languages share many of them.',
  options: [
    length,
    shortestOption(length),
    choice('asked', {
      help: 'When the network must say the language: at every letter each one teaches, and short phrases are learned too.',
      choices: [
        { value: 'always', label: 'at every letter', help: 'Also when too little has been read to know.' },
        { value: 'end', label: 'at the end', help: 'Once, after the last letter.' },
      ],
    }),
    whole('typos', {
      help: 'The share of letters mistyped while learning, against learning the texts by heart; none when judged.',
      range: [0, 50],
      default: 20,
      unit: '%',
    }),
  ],
  size: sizeOf,
  create,
};
