/** In the panel, in place of a lesson that cannot be shown yet: what is to be mended. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { Fault } from '../../../lessons/lesson.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSession } from '../../sessionContext.ts';
import { FaultList } from './FaultList.tsx';

interface FaultyLessonProps {
  readonly faults: readonly Fault[];
  /** Whose lesson it is. */
  readonly note: string;
  readonly foot: ReactNode;
}

export function FaultyLesson({ faults, note, foot }: FaultyLessonProps) {
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current!.focus({ preventScroll: true }), []);
  return (
    <aside className="lesson" aria-label="Lesson">
      <div className="lesson-head">
        <p className="lesson-where">{note}</p>
        <Button
          look="icon"
          aria-label="Leave the lesson"
          title="Leave the lesson"
          onClick={() => session.goToLesson(undefined)}
        >
          ×
        </Button>
      </div>
      <div className="lesson-step">
        <h2 ref={heading} tabIndex={-1}>
          This lesson is not ready yet
        </h2>
        <FaultList faults={faults} />
      </div>
      {foot}
    </aside>
  );
}
