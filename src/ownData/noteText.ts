/** The notes of a reading as sentences. */
import type { Refusal, SeriesNote } from './notes.ts';

/** One whole sentence, or two. */
export function noteSentence(note: SeriesNote): string {
  return note.kind;
}

export function refusalSentence(refusal: Refusal): string {
  return refusal.kind;
}

/** True for what a person should look at before the series is used. */
export function isDoubtful(note: SeriesNote): boolean {
  return note.kind.endsWith('doubtful');
}
