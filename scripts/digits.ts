/**
 * `node --import tsx scripts/digits.ts`: has espeak-ng speak the ten digits in many voices, and writes what the network hears
 * of them to src/tasks/data/digits.ts. The same version of espeak-ng gives the same file to the last character.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BANDS } from '../src/tasks/digits/limits.ts';
import { lineOf, type StoredUtterance } from '../src/tasks/digits/stored.ts';
import { utteranceOf } from '../src/tasks/digits/utterance.ts';
import { takeOf, TAKES, voices, WORDS } from './digits/voices.ts';
import { root } from './lib/site.ts';
import { readWav } from './lib/wav.ts';

const FILE = path.join(root, 'src/tasks/data/digits.ts');
/** Silence put around each word, in seconds, as there is around one that is spoken into a microphone. */
const SILENCE = 0.4;

const folder = mkdtempSync(path.join(tmpdir(), 'unroll-digits-'));

function version(): string {
  try {
    const said = execFileSync('espeak-ng', ['--version'], { encoding: 'utf8' });
    return /(\d+\.[\d.]+\d)/.exec(said)![1]!;
  } catch {
    console.error(
      'espeak-ng is not installed: install it (on Debian and Ubuntu: sudo apt-get install espeak-ng; on macOS: ' +
        'brew install espeak-ng) and run this again.',
    );
    process.exit(1);
  }
}

function speak(voice: number, take: number, digit: number): StoredUtterance {
  const { speed, pitch } = takeOf(voice, take);
  const wav = path.join(folder, 'word.wav');
  const { name } = voices[voice]!;
  execFileSync('espeak-ng', ['-v', name, '-s', `${speed}`, '-p', `${pitch}`, '-w', wav, WORDS[digit]!]);
  const { samples, rate } = readWav(readFileSync(wav));
  const around = Math.round(SILENCE * rate);
  const recording = new Float32Array(samples.length + 2 * around);
  recording.set(samples, around);
  const utterance = utteranceOf(recording, rate);
  if ('missing' in utterance) throw new Error(`${name} says nothing for "${WORDS[digit]}".`);
  return { voice, take, digit, levels: utterance.levels };
}

function headed(said: string, longest: number, lines: readonly string[]): string {
  return `/**
 * Ten digits spoken in ${voices.length} voices, as the network hears them: ${BANDS} bands of frequency every 20 ms (see
 * ../digits/features.ts). The form of a line is described in ../digits/stored.ts.
 *
 * Source: synthesised by espeak-ng ${said} (github.com/espeak-ng/espeak-ng; by Jonathan Duddington, Reece H. Dunn and others) with
 * scripts/digits.ts, which makes this file anew. No recording of a person is in it.
 * Licence: espeak-ng and its data are under the GPL, version 3 or later. That covers the program and copies of it, and what it
 * puts out only where the output is itself such a copy (GPL 3, section 2: "The output from running a covered work is covered by
 * this License only if the output, given its content, constitutes a covered work"). The figures below are measured on the
 * sounds it made; nothing of its code or data can be had from them. They are part of this project, under its licence.
 */

/** Voices from this one on are held out: the training never hears them. Lines count voices from 0; scripts/digits/voices.ts names them. */
export const FIRST_HELD_OUT_VOICE = ${voices.findIndex(({ heldOut }) => heldOut)};

/** Frames of the longest word. */
export const LONGEST_WORD = ${longest};

export const words = \`
${lines.join('\n')}
\`;
`;
}

const said = version();
try {
  const utterances: StoredUtterance[] = [];
  for (let voice = 0; voice < voices.length; voice++) {
    for (let take = 0; take < TAKES; take++) {
      for (let digit = 0; digit < WORDS.length; digit++) utterances.push(speak(voice, take, digit));
    }
    console.log(`${voice + 1}/${voices.length}  ${voices[voice]!.name}`);
  }
  const distinct = new Set(utterances.map(({ levels }) => levels.join(' ')));
  if (distinct.size < utterances.length)
    throw new Error('Some voices or takes sound the same: change voices.ts.');
  const longest = Math.max(...utterances.map(({ levels }) => levels.length / BANDS));
  writeFileSync(FILE, headed(said, longest, utterances.map(lineOf)));
  console.log(`${utterances.length} words, the longest of ${longest} frames, in src/tasks/data/digits.ts`);
} finally {
  rmSync(folder, { recursive: true });
}
