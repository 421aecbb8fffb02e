/** The lesson beside the score: one step at a time, docked, never over what it speaks of. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Lesson } from '../../lessons/lesson.ts';
import type { OpenLesson } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { courseOf, openAt } from './course.ts';
import { findLesson } from './lessons.ts';
import { StepView } from './StepView.tsx';
import { SummaryView } from './SummaryView.tsx';
import './lesson.css';

export function LessonPanel() {
  const open = usePage(({ lesson }) => lesson);
  return open && <LoadedLesson open={open} />;
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

function OpenCourse({ lesson, open }: { readonly lesson: Lesson; readonly open: OpenLesson }) {
  const session = useSession();
  const course = useMemo(() => courseOf(session, lesson), [session, lesson]);
  const state = useStore(course.store);
  const first = useRef(open);
  useEffect(() => {
    const { at, asItIs } = first.current;
    const begin = Math.min(at, lesson.steps.length - 1);
    if (!asItIs) openAt(session, lesson, begin);
    course.enter(begin, true);
    return () => course.rest();
  }, [course, lesson, session]);
  // Back and forward, an edited address, or the same lesson once more.
  useEffect(() => {
    if (open === first.current) return;
    const { at } = course.store.getState();
    if (!open.asItIs) openAt(session, lesson, open.at);
    else if (open.at === Math.min(at, lesson.steps.length - 1)) return;
    course.enter(open.at, true);
  }, [course, lesson, open, session]);
  const step = lesson.steps[state.at];
  return (
    <aside className="lesson" aria-label="Lesson">
      <div className="lesson-head">
        <p className="lesson-where">
          <b>{lesson.title}</b>
          <span>{step ? `Step ${state.at + 1} of ${lesson.steps.length}` : 'At the end'}</span>
        </p>
        <Button
          look="icon"
          aria-label="Leave the lesson"
          title="Leave the lesson"
          onClick={() => course.leave()}
        >
          ×
        </Button>
      </div>
      <progress className="lesson-progress" aria-hidden="true" value={state.at} max={lesson.steps.length} />
      {step ? (
        <StepView key={state.at} course={course} step={step} state={state} />
      ) : (
        <SummaryView course={course} state={state} />
      )}
    </aside>
  );
}
