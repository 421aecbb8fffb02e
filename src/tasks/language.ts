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
import { numberOf, type OptionValues } from '../options/option.ts';
import { shortestOption } from './sequenceLengths.ts';
import type { ProblemSize } from './contract/problem.ts';
import type { Task } from './contract/task.ts';
import { LANGUAGES, LETTERS, SHORTEST_PHRASE } from './words/limits.ts';
import { choice, whole } from '../options/make.ts';

const length = whole('length', {
  label: 'length T',
  help: 'How many characters a phrase has: the more, the more there is to tell the language by.',
  range: [SHORTEST_PHRASE, 100],
  default: 25,
});

function sizeOf(options: OptionValues): ProblemSize {
  return { inputSize: LETTERS.length, outputSize: LANGUAGES, timeSteps: numberOf(options, 'length') };
}

export const language: Task = {
  id: 'language',
  label: 'Which language',
  sentence:
    'The network reads a phrase letter by letter, without accents, and must tell which of eight languages it is in.',
  whyHard:
    'Hard because single letters say little: it takes endings and small words, and sister languages share many of them.',
  produces: 'answer',
  options: [
    length,
    shortestOption(length),
    choice('asked', {
      label: 'answer when',
      help: 'When the network must answer: at every letter each one teaches, and short phrases are learned too.',
      choices: [
        { value: 'always', label: 'at every letter', help: 'Also when too little has been read to know.' },
        { value: 'end', label: 'at the end', help: 'Once, after the last letter.' },
      ],
    }),
    whole('typos', {
      label: 'typos in training',
      help: 'The share of letters mistyped in training, against learning the texts by heart; in validation there are none.',
      range: [0, 50],
      default: 20,
      unit: '%',
    }),
  ],
  size: sizeOf,
  async create(options) {
    const { languageProblem } = await arrive(() => import('./words/languageProblem.ts'));
    return { ...sizeOf(options), ...(await languageProblem(options)) };
  },
};
