/** How long a lesson takes: what is read, what is thought about, and what the networks need. */
import { choicesOf, type Lesson, type Step } from '../../src/lessons/lesson.ts';
import { wordsOf } from '../../src/lessons/words.ts';

/** A careful reader, who may read in a second language. */
const WORDS_A_MINUTE = 120;
/** Of each step: to look where it points, and to do what it asks. */
const LOOKING_MINUTES = 0.5;
/** Of each question, beyond reading it. */
const THINKING_MINUTES = 0.5;

const count = (text: string) => text.split(/\s+/).length;

/** Text, question, all choices, and the reasons of two of them: one's own and the right one. */
function wordsRead(step: Step): number {
  const choices = choicesOf(step);
  const reasons = choices.map(({ because }) => count(because)).toSorted((a, b) => b - a);
  const shown = reasons.slice(0, 2).reduce((sum, words) => sum + words, 0);
  return wordsOf(step) + choices.reduce((sum, { text }) => sum + count(text), 0) + shown;
}

/** In seconds: how long a step gives a person for what it asks, where it says so. */
const given = ({ until = [] }: Step) =>
  Math.max(0, ...until.flat().map((condition) => (condition.fact === 'seconds' ? condition.value : 0)));

/** @param waiting for the networks, in seconds, all steps together */
export function minutesOf({ steps }: Lesson, waiting: number): number {
  const seconds = waiting + steps.reduce((sum, step) => sum + given(step), 0);
  const words = steps.reduce((sum, step) => sum + wordsRead(step), 0);
  const questions = steps.filter(({ question }) => question).length;
  return (
    words / WORDS_A_MINUTE + LOOKING_MINUTES * steps.length + THINKING_MINUTES * questions + seconds / 60
  );
}
