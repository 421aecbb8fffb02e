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
import { choiceOf, type OptionValues } from '../options/option.ts';
import type { Random } from '../math/random.ts';
import { BANDS, bandCenters, DECIBELS } from './digits/features.ts';
import { durationLoss, nearestWord } from './digits/baselines.ts';
import { stretched } from './digits/time.ts';
import { shortestVaried, varied } from './digits/variation.ts';
import { storedWords, type Word, type Words } from './digits/words.ts';
import { emptyBatch, type Batch } from './contract/batch.ts';
import type { Problem } from './contract/problem.ts';
import type { Task } from './contract/task.ts';
import { choice } from '../options/make.ts';

/** Frames of the longest word, which the stored data say too; a test compares. */
export const LONGEST = 42;
const SHORTEST_JUDGED = 5;
const LONGEST_JUDGED = 150;
const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const SURE = -Math.log(0.95);

interface Draw {
  readonly words: readonly Word[];
  readonly timeSteps: number;
  readonly every: boolean;
  /** The word's values as they are drawn, `[frames, BANDS]` with at most `timeSteps` frames. */
  readonly shape: (random: Random, word: Word) => Float32Array;
}

function draw({ words, timeSteps, every, shape }: Draw, random: Random, batchSize: number): Batch {
  const batch = emptyBatch(batchSize, timeSteps, BANDS);
  for (let b = 0; b < batchSize; b++) {
    const word = words[random.integer(words.length)]!;
    const values = shape(random, word);
    const row = b * timeSteps;
    const end = row + values.length / BANDS;
    batch.inputs.set(values, row * BANDS);
    batch.targets.fill(word.digit, every ? row : end - 1, end);
    batch.mask.fill(1, every ? row : end - 1, end);
  }
  return batch;
}

function problemOf({ training, knownVoices, newVoices }: Words, options: OptionValues): Problem {
  const every = choiceOf(options, 'answer') === 'every';
  const vary = choiceOf(options, 'variation') === 'light';
  const ofKnownVoices = choiceOf(options, 'judged') === 'words';
  const heldOut = ofKnownVoices ? knownVoices : newVoices;
  const baseline = durationLoss({ training, heldOut }, LONGEST, { every, vary });
  const size = digits.size(options);
  const asStored = { timeSteps: LONGEST, every, shape: (_: Random, { values }: Word) => values };
  const shortest = Math.min(...training.map(({ frames }) => frames));
  return {
    ...size,
    loss: 'softmax',
    metric: { kind: 'accuracy', label: every ? 'right frames' : 'right digits' },
    baseline: {
      loss: baseline,
      label: baseline < Math.log(DIGITS.length) ? 'guess by length' : 'guess among ten',
    },
    ...(every
      ? {}
      : {
          metricLines: [
            { value: nearestWord[ofKnownVoices ? 'words' : 'voices'], label: 'nearest training word' },
          ],
        }),
    solved: every
      ? { loss: (baseline + SURE) / 2, label: 'sure from halfway' }
      : { loss: SURE, label: 'right, 95 % sure' },
    input: {
      kind: 'spectrogram',
      label: 'loudness by frequency',
      bands: bandCenters,
      range: [0, 1],
      decibels: DECIBELS,
    },
    output: { kind: 'classes', label: 'which digit', classes: DIGITS },
    lengths: {
      label: 'frames',
      trained: [vary ? shortestVaried(shortest) : shortest, LONGEST],
      limits: [SHORTEST_JUDGED, LONGEST_JUDGED],
    },
    validation: { kind: 'set-aside', what: ofKnownVoices ? 'recordings' : 'voices' },
    sample: (random, batchSize) =>
      draw(
        {
          ...asStored,
          words: training,
          ...(vary && { shape: (random, { values }) => varied(random, values, LONGEST) }),
        },
        random,
        batchSize,
      ),
    heldOut: (random, batchSize) => draw({ ...asStored, words: heldOut }, random, batchSize),
    atLength: (random, batchSize, length) =>
      draw(
        { words: heldOut, timeSteps: length, every, shape: (_, { values }) => stretched(values, length) },
        random,
        batchSize,
      ),
  };
}

export const digits: Task = {
  id: 'digits',
  label: 'Spoken digits',
  sentence:
    'Hear one of the words from zero to nine, spoken by a synthetic voice (eSpeak NG), and say which it was.',
  whyHard:
    'Hard because no moment is the word: the same sounds come in several, early or late, fast or slow.',
  options: [
    choice('answer', {
      help: 'Where the network is asked: at the end of the word, or at every frame, when it cannot know at first.',
      choices: [
        { value: 'end', label: 'at the end', help: 'Once, when the whole word was heard.' },
        {
          value: 'every',
          label: 'at every step',
          help: 'All the time, so that it decides as soon as it can.',
        },
      ],
    }),
    choice('judged', {
      label: 'judged by',
      help: 'What the network is judged by: it never trains on either, so the training is the same.',
      choices: [
        { value: 'words', label: 'new words', help: 'Takes it never heard, of voices it knows.' },
        { value: 'voices', label: 'new voices', help: 'Voices it never heard a word of.' },
      ],
    }),
    choice('variation', {
      link: 'vary',
      help: 'Whether each training word is changed a little every time, against learning the takes by heart.',
      choices: [
        { value: 'light', label: 'light', help: 'Another speed, throat, microphone and noise each time.' },
        { value: 'none', label: 'none', help: 'The same takes over and over.' },
      ],
    }),
  ],
  size: () => ({ inputSize: BANDS, outputSize: DIGITS.length, timeSteps: LONGEST }),
  async create(options) {
    return problemOf(await storedWords(), options);
  },
};
