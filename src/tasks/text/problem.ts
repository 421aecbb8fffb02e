/** The problem that a text poses: its parts, its lines, and the windows that are drawn from it. */
import { OwnDataError } from '../contract/abilities.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { windowBatches, type Parts, type Windows } from '../windows.ts';
import { shown } from '../words/typed.ts';
import { linesOf } from './baselines.ts';
import { CUT, outsideSentence, PLACEHOLDER, readSymbols, type SymbolText } from './symbols.ts';
import { promptOf } from './typed.ts';

/** Of the whole text, for validation and test together. */
const HELD_OUT_SHARE = 0.1;
const SAMPLE_LENGTH = 280;
const OWN_PROMPT_LENGTH = 10;

export interface Source {
  readonly text: string;
  /** What the network is given to write on from; the beginning of the text when absent. */
  readonly prompt?: string;
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
      `The text is ${shown(symbols[0]!)} over and over, so there is nothing to predict: paste another text.`,
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

/**
 * @param length steps of a window
 * @throws OwnDataError where the text cannot be used
 */
export function problemOf(source: Source, length: number): Problem {
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
    solved: { ...(pairsHelp ? pairs : frequencies), label: 'letter pairs', beats: true },
    input: { kind: 'symbols', label: 'text', symbols: read },
    output: { kind: 'symbols', label: 'next character', symbols },
    validation: { kind: 'set-aside', what: 'later characters' },
    generate: { prompt, length: SAMPLE_LENGTH },
    encode: (typed) => promptOf(typed, symbols),
    notices: noticesOf(text, heldOut, pairsHelp),
    ...windowBatches(parts, indices, { label: 'characters', longest: (heldOut >> 1) - 1 }),
  };
}
