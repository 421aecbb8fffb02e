/** The lesson beside the score: one step at a time, docked, never over what it speaks of. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Lesson } from '../../lessons/lesson.ts';
import type { OpenLesson } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { loadPart } from '../parts/load.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { Course, openAt } from './course.ts';
import { findLesson } from './lessons.ts';
import { StepView } from './StepView.tsx';
import { SummaryView } from './SummaryView.tsx';
import './lesson.css';

export function LessonPanel() {
  const open = usePage(({ lesson }) => lesson);
  if (!open) return null;
  return <LoadedLesson key={open.id} open={open} />;
}

function LoadedLesson({ open }: { readonly open: OpenLesson }) {
  const session = useSession();
  const [lesson, setLesson] = useState<Lesson | 'unknown'>();
  const { id } = open;
  useEffect(() => {
    let wanted = true;
    const known = findLesson(id);
    const load = async () => {
      const found = known ? (await loadPart(known.load)).default : 'unknown';
      if (wanted) setLesson(found);
    };
    load().catch(() => wanted && setLesson('unknown'));
    return () => {
      wanted = false;
    };
  }, [id]);
  useEffect(() => {
    if (lesson !== 'unknown') return;
    session.notices.say(
      `There is no lesson “${id}” here, or it did not arrive. “Learn” lists those there are.`,
    );
    session.goToLesson(undefined);
  }, [lesson, id, session]);
  if (lesson === undefined || lesson === 'unknown') return null;
  return <OpenCourse lesson={lesson} open={open} />;
}

function OpenCourse({ lesson, open }: { readonly lesson: Lesson; readonly open: OpenLesson }) {
  const session = useSession();
  const course = useMemo(() => new Course(session, lesson), [session, lesson]);
  const state = useStore(course.store);
  const first = useRef(open);
  useEffect(() => {
    const { at, asItIs } = first.current;
    const begin = Math.min(at, lesson.steps.length - 1);
    if (!asItIs) openAt(session, lesson, begin);
    course.enter(begin, true);
    return () => course.rest();
  }, [course, lesson, session]);
  // Back and forward, or an edited address, go to another step.
  useEffect(() => {
    const { at } = course.store.getState();
    if (open !== first.current && open.at !== Math.min(at, lesson.steps.length - 1))
      course.enter(open.at, true);
  }, [course, lesson, open]);
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
