/** How much of a step there is to read. */
import { readInline, wordsIn } from './inline.ts';
import type { Step } from './lesson.ts';

/** Words that are read before anything is done: the text and the question. */
export function wordsOf({ text, question }: Step): number {
  return wordsIn(text) + (question ? wordsIn([readInline(question.text)]) : 0);
}
