/** The notes of a reading as sentences: what was found, and what to do where it is doubtful. */
import type { Refusal, SeriesNote } from './notes.ts';
import { OF_COLUMNS } from './sentences/ofColumns.ts';
import { OF_FILE } from './sentences/ofFile.ts';
import { OF_HOLES } from './sentences/ofHoles.ts';
import { OF_LINES } from './sentences/ofLines.ts';
import { OF_NUMBERS } from './sentences/ofNumbers.ts';
import { OF_TIME } from './sentences/ofTime.ts';
import { listed, type Sentences } from './sentences/words.ts';

const SENTENCES: Sentences<SeriesNote> = {
  ...OF_FILE,
  ...OF_LINES,
  ...OF_COLUMNS,
  ...OF_NUMBERS,
  ...OF_HOLES,
  ...OF_TIME,
};

/** One whole sentence, or two. */
export function noteSentence(note: SeriesNote): string {
  // The table has for each kind what takes that kind; TypeScript does not see the two together.
  return (SENTENCES[note.kind] as (note: SeriesNote) => string)(note);
}

export function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'empty':
      return 'There is nothing in it yet: paste the lines of a file, or open one.';
    case 'no numbers':
      return `No column in it holds a number (it begins with “${refusal.example}”). A series has one line a moment, with numbers between commas, semicolons, tabs or blanks.`;
    case 'header alone':
      return 'There are names but no line of numbers below them.';
    case 'no such column':
      return `There is no column “${refusal.name}”; there is ${listed(refusal.names.slice(0, 20))}.`;
    case 'not text':
      return 'This is no text: its bytes are those of another kind of file. Save it as CSV where it comes from, and open that.';
    case 'broken JSON':
      return 'This begins like JSON but breaks off or has a mistake in it: copy all of it, or save it as CSV.';
    default:
      return refusal satisfies never;
  }
}

const DOUBTFUL: ReadonlySet<SeriesNote['kind']> = new Set([
  'broken characters',
  'open quote',
  'too long',
  'too wide',
  'left out by dots',
  'header doubtful',
  'summary doubtful',
  'undated rows',
  'uneven rows',
  'column doubtful',
  'one of a group',
  'group doubtful',
  'two meanings',
  'mixed decimals',
  'unreadable',
  'missing code doubtful',
  'order doubtful',
  'unsorted',
  'day or month',
  'same date',
  'irregular',
] as const);

/** True for what a person should look at before the series is used. */
export function isDoubtful(note: SeriesNote): boolean {
  return note.kind === 'encoding' ? !note.sure : DOUBTFUL.has(note.kind);
}
