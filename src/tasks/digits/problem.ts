/** The problem of spoken digits: which words are heard, its lines, and the batches that are drawn. */
import { choiceOf, type OptionValues } from '../../options/option.ts';
import type { Random } from '../../math/random.ts';
import { emptyBatch, type Batch } from '../contract/batch.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { durationLoss, nearestWord } from './baselines.ts';
import { bandCenters, DECIBELS } from './features.ts';
import { BANDS, DIGITS, LONGEST } from './limits.ts';
import { stretched } from './time.ts';
import { shortestVaried, varied } from './variation.ts';
import { storedWords, type Word } from './words.ts';

const SHORTEST_JUDGED = 5;
const LONGEST_JUDGED = 150;
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

export async function digitsProblem(options: OptionValues): Promise<Omit<Problem, keyof ProblemSize>> {
  const { training, knownVoices, newVoices } = await storedWords();
  const every = choiceOf(options, 'answer') === 'every';
  const vary = choiceOf(options, 'variation') === 'light';
  const ofKnownVoices = choiceOf(options, 'judged') === 'words';
  const heldOut = ofKnownVoices ? knownVoices : newVoices;
  const baseline = durationLoss({ training, heldOut }, LONGEST, { every, vary });
  const asStored = { timeSteps: LONGEST, every, shape: (_: Random, { values }: Word) => values };
  const shortest = Math.min(...training.map(({ frames }) => frames));
  return {
    loss: 'softmax',
    metric: { kind: 'accuracy', label: every ? 'correct frames' : 'correct digits' },
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
      ? { loss: (baseline + SURE) / 2, label: 'solved (sure from halfway)' }
      : { loss: SURE, label: 'solved (95 % sure)' },
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
