/**
 * Spoken digits: a network hears one of the ten words from "zero" to "nine" as a spectrogram, a frame every 20 ms, and says
 * which it was (the oldest task of speech recognition: Davis, Biddulph & Balashek, "Automatic Recognition of Spoken Digits",
 * Journal of the Acoustical Society of America 24(6), 1952).
 *
 *     heard  s e e e v v e e e n n        answer at the end  7
 *
 * The words are synthesised in many voices (`data/digits.ts`). Two parts are held out, and the training is the same for both:
 * takes of known voices, and whole voices. Words differ in length, which is counted in frames; data of any one length are
 * held-out words said slower or faster (`digits/time.ts`).
 *
 * Trivial: knows how long the digits are and nothing else. Solved: 95 % sure of the right digit at the end; where it is asked
 * at every frame, as clueless as trivial for half of the word and so sure from there on.
 */
import { arrive } from '../loading/arrive.ts';
import type { Task } from './contract/task.ts';
import { BANDS, DIGITS, LONGEST } from './digits/limits.ts';
import { choice } from '../options/make.ts';

export const digits: Task = {
  id: 'digits',
  label: 'Spoken digits',
  sentence:
    'The network hears one of the words from zero to nine, spoken by a synthetic voice (eSpeak NG), and must tell which it was.',
  whyHard:
    'Hard because no moment is the word: the same sounds come in several, early or late, fast or slow.',
  produces: 'digit',
  options: [
    choice('answer', {
      label: 'answer when',
      help: 'When the network must answer: at the end of the word, or at every frame, when it cannot know at first.',
      choices: [
        { value: 'end', label: 'at the end', help: 'Once, when the whole word was heard.' },
        {
          value: 'every',
          label: 'at every frame',
          help: 'All the time, so that it decides as soon as it can.',
        },
      ],
    }),
    choice('judged', {
      label: 'validate on',
      help: 'Which words it is validated on: it trains on neither, so the training is the same.',
      choices: [
        {
          value: 'words',
          label: 'new words',
          help: 'New recordings of voices it knows, from the same speech synthesiser.',
        },
        { value: 'voices', label: 'new voices', help: 'Voices of which it has never heard a word.' },
      ],
    }),
    choice('variation', {
      link: 'vary',
      help: 'Whether each training word is changed a little every time, against learning the recordings by heart.',
      choices: [
        { value: 'light', label: 'light', help: 'Another speed, throat, microphone and noise each time.' },
        { value: 'none', label: 'none', help: 'The same recordings over and over.' },
      ],
    }),
  ],
  size: () => ({ inputSize: BANDS, outputSize: DIGITS.length, timeSteps: LONGEST }),
  async create(options) {
    const { digitsProblem } = await arrive(() => import('./digits/problem.ts'));
    return { ...digits.size(options), ...(await digitsProblem(options)) };
  },
};
