/** A lesson that is taken: its head, the step it is at, or its end. */
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Lesson } from '../../lessons/lesson.ts';
import type { OpenLesson } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { openAt } from './course.ts';
import { courseOf } from './courses.ts';
import { StepView, WHERE } from './StepView.tsx';
import { SummaryView } from './SummaryView.tsx';

interface OpenCourseProps {
  readonly lesson: Lesson;
  readonly open: OpenLesson;
  /** Whose lesson it is, where it is none of ours. */
  readonly note?: string;
  /** What stands under every step. */
  readonly foot?: ReactNode;
}

export function OpenCourse({ lesson, open, note, foot }: OpenCourseProps) {
  const session = useSession();
  const course = useMemo(() => courseOf(session, lesson), [session, lesson]);
  const state = useStore(course.store);
  const first = useRef(open);
  useEffect(() => {
    const { at, asItIs } = first.current;
    const begin = Math.min(at, lesson.steps.length - 1);
    // The panel stands elsewhere now, and nothing else has changed.
    if (!asItIs || !course.resume(begin)) {
      if (!asItIs) openAt(session, lesson, begin);
      course.enter(begin, true);
    }
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
  // In a page of somebody else there is no room for a stage.
  const framed = usePage(({ view }) => view === 'embed');
  const step = lesson.steps[state.at];
  return (
    <aside className="lesson" aria-label="Lesson">
      <div className="lesson-head">
        <p className="lesson-where">
          <b>{lesson.title}</b>
          <span id={WHERE}>{step ? `Step ${state.at + 1} of ${lesson.steps.length}` : 'At the end'}</span>
          {note !== undefined && <span>{note}</span>}
        </p>
        {!framed && (
          <Button
            look="quiet"
            title="Show it on a large stage, worked by a clicker’s keys (P)"
            onClick={() => session.showAs('present')}
          >
            Present
          </Button>
        )}
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
      {foot}
    </aside>
  );
}
