/**
 * The voices that speak the digits: each is an accent of English and a variant, which is what makes a voice in espeak-ng (its
 * formants, pitch and breath). No variant comes twice, so that a held-out voice is one that nobody else has. Britain's accent
 * is "en" here: at "en-gb", which only stands for it, espeak-ng leaves the variant out without a word.
 */

export interface Voice {
  /** As espeak-ng's option `-v` wants it. */
  readonly name: string;
  /** True for voices that the training never hears. */
  readonly heldOut: boolean;
}

const trained = [
  'en+m1',
  'en-us+m2',
  'en-gb-scotland+m3',
  'en-gb-x-rp+m4',
  'en-us+m5',
  'en-gb-x-gbcwmd+m6',
  'en-us+m8',
  'en+f1',
  'en-us+f2',
  'en-gb-x-rp+f3',
  'en-us-nyc+f4',
  'en-gb-scotland+f5',
  'en-us+croak',
  'en+whisper',
  'en-us+klatt',
  'en-gb-x-rp+klatt2',
  'en+grandma',
  'en-us+Andy',
  'en-us+steph',
  'en-gb-x-rp+linda',
  'en-us-nyc+shelby',
  'en+Alex',
  'en-us+Alicia',
  'en-gb-x-gbclan+Andrea',
  'en-us+max',
  'en-us-nyc+victor',
  'en-029+Michael',
  'en-us+aunty',
  'en+paul',
  'en-us+anika',
];

const heldOut = [
  'en+m7',
  'en-us+Annie',
  'en-gb-scotland+grandpa',
  'en-us+whisperf',
  'en-gb-x-rp+belinda',
  'en-us+Gene',
];

/** The order is that of the stored data: a voice's place is its number there. */
export const voices: readonly Voice[] = [
  ...trained.map((name) => ({ name, heldOut: false })),
  ...heldOut.map((name) => ({ name, heldOut: true })),
];

export const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Words a minute of the three takes, and pitches on espeak-ng's scale from 0 to 99, which change places from voice to voice. */
const SPEEDS = [150, 180, 215];
const PITCHES = [30, 50, 70];

export const TAKES = SPEEDS.length;

export interface Take {
  readonly speed: number;
  readonly pitch: number;
}

export function takeOf(voice: number, take: number): Take {
  return { speed: SPEEDS[take]!, pitch: PITCHES[(take + voice) % PITCHES.length]! };
}
