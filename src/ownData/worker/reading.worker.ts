/**
 * The reading worker: what a visitor opens or pastes is read and tried here, so that no file keeps the page waiting. The page ends
 * it to give up a question, so it answers one after the other.
 */
import { answer, open, type Opened } from './answer.ts';
import type { Answer, Answered, Asked, Question } from './protocol.ts';

let opened: Promise<Opened | Answer> = Promise.resolve({ kind: 'failed' });

async function answerTo({ source, ...question }: Question): Promise<Answer> {
  if (source) opened = open(source);
  try {
    const found = await opened;
    return found.kind === 'pasted' || found.kind === 'file' ? await answer(found, question) : found;
  } catch (error) {
    console.error(error);
    return { kind: 'failed' };
  }
}

/** What is handed over instead of copied. */
function buffersOf(found: Answer): ArrayBuffer[] {
  const values = found.kind === 'series' && found.reading.kind === 'series' && found.reading.values.buffer;
  return values instanceof ArrayBuffer ? [values] : [];
}

self.onmessage = async ({ data: { id, question } }: MessageEvent<Asked>) => {
  const answered: Answered = { id, answer: await answerTo(question) };
  self.postMessage(answered, { transfer: buffersOf(answered.answer) });
};
