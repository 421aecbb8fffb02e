/** A lesson of one's own as a file. It is read in this browser, and goes nowhere else. */
import { OWN_LESSON } from '../../../config/index.ts';
import { blocksOf } from '../../../lessons/blocks.ts';
import { readHeadDraft } from '../../../lessons/headDraft.ts';
import { LONGEST_TEXT } from '../../../lessons/parse.ts';
import type { Session } from '../../../store/session.ts';
import { handFile } from '../../../ui/handFile.ts';
import { safe } from '../../export/names.ts';
import { draftOf, markSaved, takeLesson } from './draft.ts';

/** Bytes of a character at most, as UTF-8. */
const WIDEST = 4;
/** As a lesson begins: keys of its head, then a step. */
const BEGINS = /^\uFEFF?(?:---\s*\n)?\s*(?:id|title|minutes|claims|summary):/;
const BEGINNING = 4096;

/** Whether a file that may be anything is a lesson by its beginning. */
export async function looksLikeLesson(file: File): Promise<boolean> {
  try {
    return BEGINS.test(await file.slice(0, BEGINNING).text());
  } catch {
    return false;
  }
}

/** Opens the lesson of a file beside the score; one that has faults shows these. */
export async function openLessonFile(session: Session, file: File): Promise<void> {
  if (file.size > WIDEST * LONGEST_TEXT) {
    session.notices.say(
      `“${file.name}” is no lesson: a lesson has ${LONGEST_TEXT / 1024} KB of text at most. It was left alone.`,
    );
    return;
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    session.notices.say(
      `“${file.name}” could not be read. Look whether it is still there, and open it again.`,
    );
    return;
  }
  const lines = text.replaceAll('\r\n', '\n');
  takeLesson(session, lines, lines);
  session.show(undefined);
  session.goToLesson({ id: OWN_LESSON, at: 0, asItIs: false });
}

/** Hands the lesson to the visitor as a file named after its title. */
export function saveLessonFile(session: Session): string {
  const { text } = draftOf(session).getState();
  const name = `${safe(readHeadDraft(blocksOf(text).head).title).toLowerCase() || 'lesson'}.md`;
  handFile(new Blob([text], { type: 'text/markdown' }), name);
  markSaved(session);
  return name;
}
