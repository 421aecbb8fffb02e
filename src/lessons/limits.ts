/**
 * What a lesson's text may hold: no character that cannot be seen or that turns the direction of writing, and no more of anything
 * than has room in the panel.
 */
import { plainText } from './inline.ts';
import { choicesOf, type Fault, type Step } from './lesson.ts';
import type { Line } from './syntax.ts';
import { wordsOf } from './words.ts';

/** Controls, halves of characters, marks that turn the direction, tags; and accents piled up until they cover what is around them. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{M}{9}/u;

/** The first of them in a line is enough to know. */
export function unseenFaults(lines: readonly Line[]): readonly Fault[] {
  return lines
    .filter(({ text }) => UNSEEN.test(text))
    .map(({ number }) => ({
      line: number,
      sentence:
        'In this line there is a character that cannot be seen or that disturbs those around it; type the line anew.',
    }));
}

export const MOST_WORDS = 60;

/** In characters; a step of sixty words has some four hundred. */
const MOST = { text: 800, question: 400, choice: 200, because: 500, hint: 400 } as const;

/** What in a step is more than has room beside a picture. */
export function roomFaults(step: Step, line: number): readonly Fault[] {
  const faults: Fault[] = [];
  const fault = (sentence: string) => void faults.push({ line, sentence });
  const words = wordsOf(step);
  if (words > MOST_WORDS)
    fault(`This step has ${words} words; ${MOST_WORDS} are the most that are read beside a picture.`);
  const text = step.text.reduce((sum, paragraph) => sum + plainText(paragraph).length, 0);
  if (text > MOST.text) fault(`The text of a step may have ${MOST.text} characters at most.`);
  if ((step.question?.text.length ?? 0) > MOST.question)
    fault(`A question may have ${MOST.question} characters at most.`);
  const choices = choicesOf(step);
  if (choices.some((choice) => choice.text.length > MOST.choice))
    fault(`A choice may have ${MOST.choice} characters at most.`);
  if (choices.some(({ because }) => because.length > MOST.because))
    fault(`The reason for a choice may have ${MOST.because} characters at most.`);
  if ((step.hint?.length ?? 0) > MOST.hint) fault(`A hint may have ${MOST.hint} characters at most.`);
  return faults;
}
