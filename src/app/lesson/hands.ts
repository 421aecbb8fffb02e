/** Raised hands at a lesson's questions: how many a teacher has counted for each choice, and what became of them. */
import { plainText, readInline } from '../../lessons/inline.ts';
import { choicesOf, type Lesson, type Step } from '../../lessons/lesson.ts';
import { csvOf } from '../../text/csv.ts';
import { formatCount } from '../../text/numbers.ts';
import type { CourseState } from './course.ts';

/** In no room are there more. */
export const MOST_HANDS = 999;

/** What was counted for each choice of a question, in its order. */
export type Counts = readonly number[];

/** Undefined where no hand was counted. */
export function countsAt(step: Step, { hands }: Pick<CourseState, 'hands'>, at: number): Counts | undefined {
  const counted = hands.get(at);
  const counts = choicesOf(step).map((_, k) => counted?.[k] ?? 0);
  return totalOf(counts) > 0 ? counts : undefined;
}

export function totalOf(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What the run has shown to be so, or else what is right. */
export function trueChoice(step: Step, shown: number | undefined): number {
  return shown ?? choicesOf(step).findIndex(({ standing }) => standing === 'right');
}

/** A number as it was typed: whole, and none that no class has. */
export function readHands(typed: string): number {
  const number = Math.trunc(Number(typed));
  return number > 0 ? Math.min(number, MOST_HANDS) : 0;
}

/** @param came whether the choice came true; undefined while that is not known */
export function handsText(count: number, total: number, came: boolean | undefined): string {
  const share = `${formatCount(count)} of ${formatCount(total)}`;
  return came === true ? `✓ ${share}: true` : share;
}

/** What it came to, for the end of a lesson. */
export function outcomeText(counts: Counts, truth: number): string {
  return `${formatCount(counts[truth]!)} of ${formatCount(totalOf(counts))} were right`;
}

/** All that was counted in a lesson as comma-separated values, a row a choice; empty where no hand was. */
export function handsCsv({ steps }: Lesson, state: Pick<CourseState, 'hands' | 'shown'>): string {
  const rows = steps.flatMap((step, at) => {
    const counts = countsAt(step, state, at);
    if (!counts) return [];
    const question = plainText(readInline(step.question!.text));
    const truth = trueChoice(step, state.shown.get(at));
    return choicesOf(step).map(({ text }, k) => [
      at + 1,
      question,
      plainText(readInline(text)),
      counts[k]!,
      k === truth ? 'yes' : 'no',
    ]);
  });
  if (rows.length === 0) return '';
  return csvOf([['step', 'question', 'choice', 'hands', 'came true'], ...rows]);
}
