/** The text of one of our lessons, loaded when it is chosen. */
import { useEffect, useState } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { findLesson } from '../../lessons/list.ts';
import type { Session } from '../../store/session.ts';
import { orTell } from '../parts/load.ts';

/** Undefined until it is there. @param id empty for none */
export function useLesson(session: Session, id: string): Lesson | undefined {
  const [lesson, setLesson] = useState<Lesson>();
  useEffect(() => {
    let wanted = true;
    const entry = findLesson(id);
    if (entry)
      void orTell(session, 'Lesson', async () => {
        const found = (await entry.load()).default;
        if (wanted) setLesson(found);
      });
    return () => void (wanted = false);
  }, [session, id]);
  return lesson?.id === id ? lesson : undefined;
}
