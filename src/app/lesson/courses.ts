/** The lessons that were begun in this visit: who leaves one and comes back finds it as it was. */
import type { Lesson } from '../../lessons/lesson.ts';
import type { Session } from '../../store/session.ts';
import { Course, type Left } from './course.ts';

const courses = new WeakMap<Session, Map<string, Course>>();
/** The one that was entered last, also where it was left since. */
const latest = new WeakMap<Session, Course>();

export const latestCourse = (session: Session): Course | undefined => latest.get(session);

/** The course of a lesson that was left under way goes on; else a new one begins. */
export function courseOf(session: Session, lesson: Lesson): Course {
  const kept = courses.get(session)?.get(lesson.id);
  const goesOn = kept?.lesson === lesson && kept.store.getState().at < lesson.steps.length;
  const course = goesOn ? kept : new Course(session, lesson);
  courses.set(session, new Map([...(courses.get(session) ?? []), [lesson.id, course]]));
  latest.set(session, course);
  return course;
}

/** The course that is taken now. */
export function courseUnderWay(session: Session): Course | undefined {
  return session.store.getState().lesson && latest.get(session);
}

export function leftAt(session: Session, id: string): Left | undefined {
  return courses.get(session)?.get(id)?.left();
}
