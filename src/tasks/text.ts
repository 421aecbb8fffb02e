/**
 * Next character: a network reads a text one character at a time and foretells the next (Sutskever, Martens & Hinton,
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
import type { Problem, ProblemSize } from './contract/problem.ts';
import type { Task } from './contract/task.ts';
import { linesOf } from './text/baselines.ts';
import {
  CUT,
  outsideSentence,
  PLACEHOLDER,
  readSymbols,
  USUAL_SYMBOLS,
  type SymbolText,
} from './text/symbols.ts';
import { promptOf } from './text/typed.ts';
import { shown } from './words/typed.ts';
import { windowBatches, type Parts, type Windows } from './windows.ts';
import { choice, real, whole } from '../options/make.ts';

/** Of the whole text, for validation and test together. */
const HELD_OUT_SHARE = 0.1;
const SAMPLE_LENGTH = 280;
const OWN_PROMPT_LENGTH = 10;

interface Source {
  readonly text: string;
  /** What the network is given to write on from; the beginning of the text when absent. */
  readonly prompt?: string;
}

async function sourceOf(options: OptionValues, own: OwnData | undefined): Promise<Source> {
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

/** How many characters validation and test have together; throws when the text is too short or always the same. */
function heldOutLength({ symbols, indices }: SymbolText, length: number): number {
  const needed = 4 * (length + 1);
  if (indices.length < needed) {
    const has = indices.length === 1 ? 'only 1 character' : `only ${indices.length} characters`;
    throw new OwnDataError(
      `The text has ${has}, and windows of ${length} steps need ${needed}: paste a longer text or choose a shorter length.`,
    );
  }
  if (symbols.length < 2) {
    throw new OwnDataError(
      `The text is ${shown(symbols[0]!)} over and over, so there is nothing to foretell: paste another text.`,
    );
  }
  return Math.max(Math.floor(indices.length * HELD_OUT_SHARE), 2 * (length + 1));
}

function noticesOf(text: SymbolText, heldOut: number, pairsHelp: boolean): string[] {
  const { symbols, outside, cut, indices } = text;
  const notices: string[] = [];
  if (cut) notices.push(CUT);
  if (outside.kinds > 0) {
    const different = symbols.length + outside.kinds;
    notices.push(outsideSentence(different, symbols.length, outside.count / indices.length));
  }
  if (heldOut > indices.length * HELD_OUT_SHARE) {
    notices.push(
      `The text is short: its last ${heldOut} characters, more than a tenth, are held out for validation and test.`,
    );
  }
  if (!pairsHelp) {
    notices.push(
      'In this text the character before says nothing about the next, so both lines have the same height.',
    );
  }
  return notices;
}

const NOT_JUDGED =
  'The end of the text, which is held out, has none of the characters that its beginning is made of: paste a text of one kind.';

function problemOf(source: Source, length: number): Problem {
  const text = readSymbols(source.text);
  const { symbols, indices } = text;
  const heldOut = heldOutLength(text, length);
  const trainingLength = indices.length - heldOut;
  const testStart = trainingLength + (heldOut >> 1);
  /** Windows that lie from one character up to, not including, another. */
  const within = (from: number, to: number, steps: number): Windows => ({
    length: steps,
    warmUp: 0,
    firstTarget: 0,
    firstStart: from,
    lastStart: to - 1 - steps,
    ...(text.outside.kinds > 0 && { noAnswerFrom: symbols.length }),
  });
  const parts: Parts = {
    training: within(0, trainingLength, length),
    validationAt: (steps) => within(trainingLength, testStart, steps),
    test: within(testStart, indices.length, length),
  };
  const linesOn = linesOf(indices, symbols.length, trainingLength);
  const [lines, tested] = [linesOn(parts.validationAt(length)), linesOn(parts.test)];
  if (Number.isNaN(lines.pairs + tested.pairs)) throw new OwnDataError(NOT_JUDGED);
  const pairsHelp = lines.pairs < lines.frequencies;
  const frequencies = { loss: lines.frequencies, test: tested.frequencies };
  const pairs = { loss: lines.pairs, test: tested.pairs };
  const prompt = source.prompt
    ? [...source.prompt].map((character) => symbols.indexOf(character))
    : [...indices.subarray(0, OWN_PROMPT_LENGTH)];
  const read = text.outside.kinds > 0 ? [...symbols, PLACEHOLDER] : symbols;
  const size: ProblemSize = { inputSize: read.length, outputSize: symbols.length, timeSteps: length };

  return {
    ...size,
    loss: 'softmax',
    metric: { kind: 'bits', label: 'bits per character' },
    baseline: { ...frequencies, label: 'letter frequencies' },
    solved: { ...(pairsHelp ? pairs : frequencies), label: 'letter pairs' },
    input: { kind: 'symbols', label: 'text', symbols: read },
    output: { kind: 'symbols', label: 'next character', symbols },
    validation: { kind: 'set-aside', what: 'later characters' },
    generate: { prompt, length: SAMPLE_LENGTH },
    encode: (typed) => promptOf(typed, symbols),
    notices: noticesOf(text, heldOut, pairsHelp),
    ...windowBatches(parts, indices, { label: 'characters', longest: (heldOut >> 1) - 1 }),
  };
}

export const text: Task = {
  id: 'text',
  label: 'Text',
  sentence: 'Read a text character by character and foretell the next one.',
  whyHard:
    'Hard because the next letter hangs on the word, the sentence and the story, not on the last letter alone.',
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
    return problemOf(await sourceOf(options, own), numberOf(options, 'length'));
  },
};
