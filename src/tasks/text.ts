/**
 * Next character: a network reads a text one character at a time and predicts the next (Sutskever, Martens & Hinton,
 * "Generating Text with Recurrent Neural Networks", ICML 2011; the idea of guessing the next letter is Shannon's, 1951).
 *
 *     read  t h e   c a        answer  h e   c a t
 *
 * Training windows come from random places. The last tenth of the text is held out, its first half as the validation part, its
 * second half as the test part (of one window at least, each): no window reads of two parts. The trivial line knows the
 * frequencies of the characters, the solved line what follows each character; both are counted on the training part and
 * judged by the same windows as a network. The loss is in nats a character, the metric in bits.
 *
 * Of a text with more different characters than there may be symbols, the most common are learned. All others are read as one
 * symbol more, which is no output: it is never a right answer, never written, and counts in no line.
 */
import { arrive } from '../loading/arrive.ts';
import { choiceOf, numberOf, type OptionValues } from '../options/option.ts';
import { OwnDataError, type OwnData } from './contract/abilities.ts';
import type { Task } from './contract/task.ts';
import { USUAL_SYMBOLS } from './text/limits.ts';
import type { Source } from './text/problem.ts';
import { choice, real, whole } from '../options/make.ts';

/** The text that the options ask for. */
export async function sourceOf(options: OptionValues, own: OwnData | undefined): Promise<Source> {
  if (choiceOf(options, 'text') === 'own') return ownSource(own);
  const { alice } = await arrive(() => import('./data/alice.ts'));
  return { text: alice, prompt: 'Alice ' };
}

function ownSource(own: OwnData | undefined): Source {
  if (own?.kind !== 'text' || own.text.trim() === '') {
    throw new OwnDataError('There is no text of your own yet: paste one, or choose Alice in Wonderland.');
  }
  return { text: own.text };
}

export const text: Task = {
  id: 'text',
  label: 'Text',
  sentence: 'The network reads a text character by character and must predict the next one.',
  whyHard:
    'Hard because the next letter hangs on the word, the sentence and the story, not on the last letter alone.',
  produces: 'text',
  options: [
    choice('text', {
      help: 'What the network reads, and so what it learns to write.',
      choices: [
        {
          value: 'alice',
          label: 'Alice in Wonderland',
          help: 'Four chapters of the book by Lewis Carroll, 1865.',
        },
        { value: 'own', label: 'your own', help: 'A text you paste; it stays in this browser.' },
      ],
    }),
    whole('length', {
      label: 'length T',
      help: 'How many characters the network reads in one go: an error is traced back no further than that.',
      range: [4, 200],
      default: 32,
    }),
    real('temperature', {
      help: 'How boldly the sample is written: low repeats what is likely, high dares what is rare; learning is not touched.',
      range: [0.1, 2],
      default: 0.8,
      step: 0.1,
      live: true,
    }),
  ],
  own: { kind: 'text', option: 'text', value: 'own' },
  size: (options) => ({
    inputSize: USUAL_SYMBOLS,
    outputSize: USUAL_SYMBOLS,
    timeSteps: numberOf(options, 'length'),
  }),
  async create(options, own) {
    const [source, { problemOf }] = await Promise.all([
      sourceOf(options, own),
      arrive(() => import('./text/problem.ts')),
    ]);
    return problemOf(source, numberOf(options, 'length'));
  },
};
