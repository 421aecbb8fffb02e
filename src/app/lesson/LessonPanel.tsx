/** The lesson beside the score: one step at a time, docked, never over what it speaks of. */
import { useEffect, useState } from 'react';
import { isOwnLesson } from '../../config/index.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { OpenLesson } from '../../store/state.ts';
import { part } from '../parts/part.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { findLesson } from '../../lessons/list.ts';
import { OpenCourse } from './OpenCourse.tsx';
import './lesson.css';

/** Only who takes or makes a lesson of somebody's own. */
const OwnLesson = part(
  'Your own lesson',
  () => import('./own/OwnLesson.tsx'),
  (module) => module.OwnLesson,
);

export function LessonPanel() {
  const open = usePage(({ lesson }) => lesson);
  if (!open) return null;
  return isOwnLesson(open.id) ? <OwnLesson open={open} /> : <LoadedLesson open={open} />;
}

function LoadedLesson({ open }: { readonly open: OpenLesson }) {
  const session = useSession();
  const [lesson, setLesson] = useState<Lesson>();
  const [failure, setFailure] = useState<Error>();
  const { id } = open;
  useEffect(() => {
    let wanted = true;
    const known = findLesson(id);
    if (!known) {
      session.notices.say(`There is no lesson “${id}” here. “Learn” lists those there are.`);
      session.goToLesson(undefined);
      return;
    }
    known
      .load()
      .then((module) => wanted && setLesson(module.default))
      .catch((error: unknown) => {
        if (wanted) setFailure(error instanceof Error ? error : new Error(String(error)));
      });
    return () => {
      wanted = false;
    };
  }, [id, session]);
  // What stands around it says so, and offers to try again.
  if (failure) throw failure;
  return lesson && <OpenCourse lesson={lesson} open={open} />;
}
