/** The lessons of the hand-ins, as far as they are ours, loaded when the first hand-in of one is there. */
import { useEffect, useRef, useState } from 'react';
import type { Lesson } from '../lessons/lesson.ts';
import { findLesson } from '../lessons/list.ts';
import type { Row } from './collection.ts';

export function useLessons(rows: readonly Row[]): ReadonlyMap<string, Lesson> {
  const [lessons, setLessons] = useState<ReadonlyMap<string, Lesson>>(new Map());
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const { handIn } of rows) {
      const id = handIn.lesson?.id;
      const entry = id === undefined ? undefined : findLesson(id);
      if (!entry || asked.current.has(entry.id)) continue;
      asked.current.add(entry.id);
      entry.load().then(
        ({ default: lesson }) => setLessons((now) => new Map(now).set(entry.id, lesson)),
        // The next hand-in asks again; until then its questions have no words.
        () => asked.current.delete(entry.id),
      );
    }
  }, [rows]);
  return lessons;
}
