/**
 * The lesson of one's own that this tab has: one text, whoever wrote it. Closing the editor or loading the page again loses nothing
 * of it, and what another lesson takes the place of can be brought back.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { keepLesson, readKeptLesson, type KeptLesson } from '../../../store/kept/lessonShelf.ts';
import type { Session } from '../../../store/session.ts';

export interface OwnDraft extends KeptLesson {
  /** The step whose form is open, from 0. */
  readonly step: number;
  readonly view: 'form' | 'text';
  /** False where this browser keeps nothing over a reload. */
  readonly kept: boolean;
}

const MOST_EARLIER = 5;
const NEW = '---\ntitle: My lesson\nminutes: 5\n---\n';

const drafts = new WeakMap<Session, StoreApi<OwnDraft>>();

export function draftOf(session: Session): StoreApi<OwnDraft> {
  const found = drafts.get(session);
  if (found) return found;
  const kept = readKeptLesson() ?? { text: '', saved: '', earlier: [] };
  const made = createStore<OwnDraft>(() => ({ ...kept, step: 0, view: 'form', kept: true }));
  drafts.set(session, made);
  return made;
}

function put(session: Session, part: Partial<OwnDraft>): void {
  const draft = draftOf(session);
  const { text, saved, earlier } = { ...draft.getState(), ...part };
  draft.setState({ ...part, kept: keepLesson({ text, saved, earlier }) });
}

/** The text as it is written, letter by letter. */
export function writeDraft(session: Session, text: string): void {
  put(session, { text });
}

/** Another text in place of what is there, which can be brought back. */
export function changeDraft(session: Session, text: string): void {
  const { text: before, earlier } = draftOf(session).getState();
  put(session, { text, earlier: [...earlier, before].slice(-MOST_EARLIER) });
}

/** Another lesson in place of the one there is; where that was saved nowhere, it can be brought back. */
export function takeLesson(session: Session, text: string, saved = ''): void {
  const { text: before, saved: safe } = draftOf(session).getState();
  const known = before === '' || before === safe || before === NEW || before === text;
  if (known) put(session, { text, saved, step: 0 });
  else {
    changeDraft(session, text);
    put(session, { saved, step: 0 });
  }
}

export function bringBack(session: Session): void {
  const { earlier } = draftOf(session).getState();
  const text = earlier.at(-1);
  if (text !== undefined) put(session, { text, earlier: earlier.slice(0, -1), step: 0 });
}

export function markSaved(session: Session): void {
  put(session, { saved: draftOf(session).getState().text });
}

/** Begins one where there is none, so that there is something to write in. */
export function beginDraft(session: Session): void {
  if (draftOf(session).getState().text === '') takeLesson(session, NEW);
}

export function newDraft(session: Session): void {
  takeLesson(session, NEW);
}
