/** On and back by a clicker, which has two keys: through the lesson, or without one through the examples. */
import type { Session } from '../../store/session.ts';
import { choicesOf } from '../../lessons/lesson.ts';
import { offersDeed, type Course } from '../lesson/course.ts';
import { courseUnderWay } from '../lesson/courses.ts';
import { listOf, neighbour, placeIn } from './list.ts';

/** The examples, and which of them the page shows, from 0; −1 where it is none of them. */
export function exampleList(session: Session) {
  const list = listOf(session.store.getState().classPlan?.list ?? []);
  const fragment = session.link(false).split('#')[1] ?? '';
  return { list, place: placeIn(list, fragment) };
}

/**
 * The next thing that a teacher would press: a question that nobody has answered shows what is right, or lets the run show it; what the
 * step offers to do is done; else the lesson goes on, whatever it still waits for. So the key is never dead.
 */
function goOn(session: Session, course: Course): void {
  const state = course.store.getState();
  const step = course.lesson.steps[state.at];
  if (!step) return session.announce('This is the end of the lesson.', 'stage');
  if (choicesOf(step).length > 0 && !state.given.has(state.at)) course.answer({ revealed: true });
  else if (offersDeed(step, state)) course.act();
  else course.next();
}

export function goForward(session: Session): void {
  const course = courseUnderWay(session);
  if (course) goOn(session, course);
  else goToExample(session, 1);
}

export function goBackward(session: Session): void {
  const course = courseUnderWay(session);
  if (course) course.back();
  else goToExample(session, -1);
}

/** It is there at step 0, and rests: a run begins by its own key. */
export function goToExample(session: Session, by: 1 | -1): void {
  const { list, place } = exampleList(session);
  const preset = neighbour(list, place, by);
  if (!preset)
    return session.announce(by > 0 ? 'This is the last example.' : 'This is the first example.', 'stage');
  const { id, label, sentence, look, fragment } = preset;
  session.pause();
  // Locked, it is not there.
  if (!session.open(fragment, { id, sentence, look })) return;
  if (session.store.getState().runs.some(({ step }) => step > 0)) session.reset();
  const at = list.indexOf(preset) + 1;
  session.announce(`Example ${at} of ${list.length}: ${label}`, 'stage');
}
