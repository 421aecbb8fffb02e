/**
 * A sound made of what the network reads of a word, for people to hear: noise whose loudness in each band follows the features. How
 * high somebody spoke and whether the voice sounded at all is not among them, so all of it is whispered. Words can be understood
 * from far less (Shannon, Zeng, Kamath, Wygonski & Ekelid, "Speech Recognition with Primarily Temporal Cues", Science 270, 1995:
 * noise in four bands); a test sees that the same features can be measured on the sound again.
 *
 * The noise of a band is a sum of tones that lie evenly on the mel scale, each a little aside, with phases of their own; the filters
 * are as wide everywhere on that scale, so each tone has the same share of its band's power.
 */
import { createRandom } from '../../math/random.ts';
import { DECIBELS, FRAME, HOP, PRE_EMPHASIS, SAMPLE_RATE, bandCenters } from './features.ts';
import { BANDS } from './limits.ts';
import { hertzOf, melOf } from './melBank.ts';

/** Tones for each band: so many that they are no chord. */
const TONES = 12;
/** The loudest sample; full scale is 1. */
const PEAK = 0.7;

/** How much the features' pre-emphasis lifts a frequency, which is taken back here. */
function emphasisAt(hertz: number): number {
  const angle = (2 * Math.PI * hertz) / SAMPLE_RATE;
  return Math.hypot(1 - PRE_EMPHASIS * Math.cos(angle), PRE_EMPHASIS * Math.sin(angle));
}

/** The level of a frame at a place between bands, 0 to 1. */
function levelAt(values: Float32Array, frame: number, place: number): number {
  const band = Math.min(BANDS - 2, Math.floor(place));
  const share = place - band;
  const at = frame * BANDS + band;
  return (1 - share) * values[at]! + share * values[at + 1]!;
}

/** The amplitude of a level; the lowest is silence. */
const amplitudeOf = (level: number) => (level <= 0 ? 0 : 10 ** (((level - 1) * DECIBELS) / 20));

/** Adds one tone. It is as loud as a frame says in that frame's middle, and goes evenly from one to the next. */
function addTone(sound: Float32Array, amplitudes: Float32Array, hertz: number, phase: number): void {
  const angle = (2 * Math.PI * hertz) / SAMPLE_RATE;
  const [turnRe, turnIm] = [Math.cos(angle), Math.sin(angle)];
  let [re, im] = [Math.cos(phase), Math.sin(phase)];
  let at = 0;
  const go = (samples: number, from: number, to: number) => {
    for (let i = 0; i < samples; i++) {
      sound[at++]! += (from + ((to - from) * i) / samples) * im;
      [re, im] = [re * turnRe - im * turnIm, re * turnIm + im * turnRe];
    }
  };
  const [first, last] = [amplitudes[0]!, amplitudes.at(-1)!];
  go(FRAME / 2, first, first);
  for (let frame = 1; frame < amplitudes.length; frame++) go(HOP, amplitudes[frame - 1]!, amplitudes[frame]!);
  go(FRAME / 2, last, last);
}

/**
 * @param values `[frames, BANDS]`, 0 to 1
 * @returns samples at `SAMPLE_RATE`, just as many as have so many frames
 */
export function soundOf(values: Float32Array): Float32Array<ArrayBuffer> {
  const frames = values.length / BANDS;
  const sound = new Float32Array((frames - 1) * HOP + FRAME);
  const mels = bandCenters.map(melOf);
  const spacing = (mels.at(-1)! - mels[0]!) / (BANDS - 1);
  const random = createRandom(0, 1);
  for (let tone = 0; tone < TONES * (BANDS - 1); tone++) {
    const place = (tone + random.next()) / TONES;
    const hertz = hertzOf(mels[0]! + place * spacing);
    const emphasis = emphasisAt(hertz);
    const amplitudes = Float32Array.from(
      { length: frames },
      (_, frame) => amplitudeOf(levelAt(values, frame, place)) / emphasis,
    );
    addTone(sound, amplitudes, hertz, 2 * Math.PI * random.next());
  }
  const loudest = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return loudest > 0 ? sound.map((sample) => (PEAK * sample) / loudest) : sound;
}
