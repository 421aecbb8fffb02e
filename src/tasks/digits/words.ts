/** The stored words, in three parts: to train on, and two to judge by. */
import { arrive } from '../../loading/arrive.ts';
import { valuesOf } from './features.ts';
import { BANDS } from './limits.ts';
import { readUtterances } from './stored.ts';

export interface Word {
  readonly digit: number;
  readonly frames: number;
  /** `[frames, BANDS]`, 0 to 1. */
  readonly values: Float32Array;
}

export interface Words {
  readonly training: readonly Word[];
  /** Takes of known voices that the training never hears: of about one in six digits, and of none more than one in three takes. */
  readonly knownVoices: readonly Word[];
  /** All words of voices that the training never hears. */
  readonly newVoices: readonly Word[];
  /** Frames of the longest word. */
  readonly longest: number;
}

/** Spread evenly over voices, digits and takes. */
const heldOutTake = (voice: number, digit: number, take: number) => (voice + digit + 2 * take) % 6 === 0;

async function read(): Promise<Words> {
  const data = await arrive(() => import('../data/digits.ts'));
  const parts = { training: [] as Word[], knownVoices: [] as Word[], newVoices: [] as Word[] };
  for (const { voice, take, digit, levels } of readUtterances(data.words)) {
    const word = { digit, frames: levels.length / BANDS, values: valuesOf(levels) };
    if (voice >= data.FIRST_HELD_OUT_VOICE) parts.newVoices.push(word);
    else if (heldOutTake(voice, digit, take)) parts.knownVoices.push(word);
    else parts.training.push(word);
  }
  return { ...parts, longest: data.LONGEST_WORD };
}

let words: Promise<Words> | undefined;

/** The words; read once. */
export function storedWords(): Promise<Words> {
  return (words ??= read());
}
