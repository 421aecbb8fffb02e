/**
 * Where a lesson that somebody writes is kept over a reload: in the storage of its tab, which no other page reads and which goes with
 * the tab. Nothing here throws; where a browser keeps nothing, nothing is there.
 */
import * as v from 'valibot';

const KEY = 'unroll.lesson';
/** In characters: a few lessons at their longest. */
const MOST = 1_000_000;

export interface KeptLesson {
  readonly text: string;
  /** As it was last opened or saved as a file. */
  readonly saved: string;
  /** What was there before, the newest last. */
  readonly earlier: readonly string[];
}

const kept = v.object({ text: v.string(), saved: v.string(), earlier: v.array(v.string()) });

/** What this tab has kept, or undefined where there is nothing that can be read. */
export function readKeptLesson(): KeptLesson | undefined {
  try {
    const stored = sessionStorage.getItem(KEY);
    if (stored === null) return undefined;
    const read = v.safeParse(kept, JSON.parse(stored));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/** False where the browser has no room, or keeps nothing. */
export function keepLesson(lesson: KeptLesson): boolean {
  try {
    const text = JSON.stringify(lesson);
    if (text.length > MOST) return false;
    sessionStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}
