/** The problem of telling languages apart: its texts, its lines, and the phrases that are drawn from them. */
import { arrive } from '../../loading/arrive.ts';
import { createRandom, type Random } from '../../math/random.ts';
import { choiceOf, numberOf, type OptionValues } from '../../options/option.ts';
import type { Prompt } from '../contract/abilities.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { drawnSequences } from '../drawnSequences.ts';
import { trainedLengths } from '../sequenceLengths.ts';
import { lossByPairs } from './letterPairs.ts';
import { LANGUAGES, LETTERS, SHORTEST_PHRASE } from './limits.ts';
import { corpusOf, lettersOf, Phrases, phrasesApart, spelling, type Corpus } from './phrases.ts';
import { tooLong, tooShort, unreadable, unknownLetter, type Asked } from './typed.ts';

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
  if (letters.length < SHORTEST_PHRASE) return { sentence: tooShort(SHORTEST_PHRASE, TYPED) };
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
    lengths: {
      label: 'characters',
      trained: trainedLengths(options),
      limits: [SHORTEST_PHRASE, LONGEST_JUDGED],
    },
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

/** The languages' texts, and what the languages are called. */
export async function readLanguages() {
  const [{ declarations }, { everyday }, { readProse }] = await Promise.all([
    arrive(() => import('../data/declaration.ts')),
    arrive(() => import('../data/everyday.ts')),
    arrive(() => import('../data/prose.ts')),
  ]);
  const corpora = declarations.map(({ code, text }) =>
    corpusOf(`${readProse(text)}\n${everyday[code]!.trim()}`),
  );
  return { declarations, corpora };
}

export async function languageProblem(options: OptionValues): Promise<Omit<Problem, keyof ProblemSize>> {
  const { declarations, corpora } = await readLanguages();
  const data = drawn(options, corpora);
  const judged = data.heldOut(createRandom(0), COUNTED);
  const byPairs = lossByPairs(
    corpora.map(({ training }) => training),
    judged,
  );
  return {
    loss: 'softmax',
    metric: { kind: 'accuracy', label: 'correct languages' },
    baseline: { loss: Math.log(LANGUAGES), label: 'guess among eight' },
    solved:
      byPairs > SURE
        ? { loss: byPairs, label: 'letter pairs', beats: true }
        : { loss: SURE, label: 'solved (95 % sure)' },
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
