/** What is handed in of this visit: the answers of the lesson, the runs that settled them, and what the page shows now. */
import { isOwnLesson, OWN_LESSON } from '../../config/index.ts';
import type { HandIn } from '../../handin/handIn.ts';
import { LONGEST_NAME, LONGEST_WORDS, MOST_RUNS } from '../../handin/limits.ts';
import { choicesOf, type Step } from '../../lessons/lesson.ts';
import type { Session } from '../../store/session.ts';
import { VERSION } from '../../text/version.ts';
import type { Course, CourseState } from '../lesson/course.ts';
import { claimOf, merged } from './claim.ts';

type Answer = HandIn['answers'][number];

function answerOf(step: Step, k: number, { given, shown }: CourseState): readonly Answer[] {
  const answer = given.get(k);
  if (!answer || 'revealed' in answer || !step.question) return [];
  const { kind } = step.question;
  if ('text' in answer) {
    const said = answer.text.trim().slice(0, LONGEST_WORDS);
    return said === '' ? [] : [{ step: k + 1, kind, said }];
  }
  const choices = choicesOf(step);
  const truth = shown.get(k);
  return [
    {
      step: k + 1,
      kind,
      said: choices[answer.choice]!.text,
      ...(truth !== undefined && { shown: choices[truth]!.text }),
    },
  ];
}

function ofLesson(course: Course): Pick<HandIn, 'lesson' | 'answers'> {
  const { lesson } = course;
  const state = course.store.getState();
  return {
    lesson: {
      id: isOwnLesson(lesson.id) ? OWN_LESSON : lesson.id,
      title: lesson.title,
      steps: lesson.steps.length,
      reached: Math.min(state.at + 1, lesson.steps.length),
    },
    answers: lesson.steps.flatMap((step, k) => answerOf(step, k, state)),
  };
}

/** In ms, as `Date.now` says. */
const MINUTE = 60_000;

/** @param course the lesson that was taken last; undefined where there was none */
export function gathered(session: Session, course: Course | undefined, now = Date.now()): HandIn {
  const { classPlan, unlocked } = session.store.getState();
  const present = session.runs.all().flatMap((network) => claimOf(network) ?? []);
  const runs = merged([...(course?.store.getState().runs ?? []), ...present.toReversed()]);
  const minutes = Math.round(course ? (now - course.begun) / MINUTE : performance.now() / MINUTE);
  return {
    name: '',
    made: `${new Date(now).toISOString().slice(0, 16)}Z`,
    by: VERSION,
    minutes: Math.max(0, minutes),
    answers: [],
    ...(course && ofLesson(course)),
    runs: runs.slice(-MOST_RUNS),
    ...(unlocked && { unlocked: true as const }),
    ...(classPlan && {
      plan: {
        ...(classPlan.show && { show: [...classPlan.show] }),
        ...(classPlan.lock.length > 0 && { lock: [...classPlan.lock] }),
      },
    }),
  };
}

/** With the name that was typed, no longer than a name may be. */
export const signed = (handIn: HandIn, name: string): HandIn => ({
  ...handIn,
  name: name.trim().slice(0, LONGEST_NAME),
});
