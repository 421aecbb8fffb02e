/**
 * The form in which spoken digits are stored: a line of text each,
 *
 *     voice take digit frames
 *
 * where `frames` has one character for each level of each frame, band by band from the lowest: the 64 of Base64 for 0 to 63.
 */
import { BANDS } from './limits.ts';

export interface StoredUtterance {
  /** Which voice, from 0, and which of its takes. */
  readonly voice: number;
  readonly take: number;
  readonly digit: number;
  /** `[frames, BANDS]`, 0 to 63. */
  readonly levels: Uint8Array;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LEVEL_OF = new Map(Array.from(ALPHABET, (character, level) => [character, level]));

export function lineOf({ voice, take, digit, levels }: StoredUtterance): string {
  return `${voice} ${take} ${digit} ${Array.from(levels, (level) => ALPHABET[level]).join('')}`;
}

/** All utterances of a text of such lines. */
export function readUtterances(text: string): StoredUtterance[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [voice, take, digit, frames = ''] = line.split(' ');
      const levels = Uint8Array.from(frames, (character) => LEVEL_OF.get(character)!);
      if (levels.length === 0 || levels.length % BANDS !== 0) throw new Error(`A broken line: ${line}`);
      return { voice: Number(voice), take: Number(take), digit: Number(digit), levels };
    });
}
