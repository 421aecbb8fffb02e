/** One step of a lesson: its text, where to look, its question, and the way on. */
import { useEffect, useRef, useState } from 'react';
import type { Step } from '../../lessons/lesson.ts';
import { trainedBy } from '../../lessons/trainedBy.ts';
import { Button } from '../../ui/Button.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { isDone, offersDeed, type Course, type CourseState } from './course.ts';
import { LookButtons } from './LookButtons.tsx';
import { QuestionView } from './QuestionView.tsx';
import { Paragraphs, Words } from './Words.tsx';

interface StepProps {
  readonly course: Course;
  readonly step: Step;
  readonly state: CourseState;
}

const DEEDS = { play: 'Play', pause: 'Pause', reset: 'Reset' } as const;

/** Says which step of how many this is: read with the heading when that takes the focus. */
export const WHERE = 'lesson-where';

export function StepView({ course, step, state }: StepProps) {
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const { at, came, late } = state;
  const total = course.lesson.steps.length;
  useEffect(() => {
    heading.current!.focus({ preventScroll: true });
    session.announce(`Step ${at + 1} of ${total}: ${step.title}`, 'lesson');
  }, [session, at, total, step.title]);
  const done = isDone(step, state);
  const waits = step.until !== undefined && !came;
  const again = state.been.has(at);
  useEffect(() => {
    if (came) session.announce('That is it. The lesson goes on.', 'lesson');
  }, [session, came]);
  return (
    <div className="lesson-step">
      <h2 ref={heading} tabIndex={-1} aria-describedby={WHERE}>
        {step.title}
      </h2>
      <Paragraphs text={step.text} />
      <ColdNote course={course} at={at} />
      <LookButtons places={step.look} />
      {step.question && <QuestionView key={at} course={course} step={step} state={state} />}
      {offersDeed(step, state) && (
        <Button look="primary" onClick={() => course.act()}>
          {DEEDS[step.deed!]}
        </Button>
      )}
      {waits && late && !again && step.hint !== undefined && (
        <p className="lesson-hint">
          <Words text={step.hint} />
        </p>
      )}
      <div className="lesson-ways">
        <Button disabled={at === 0} onClick={() => course.back()}>
          Back
        </Button>
        <Button look={done ? 'primary' : 'plain'} onClick={() => course.next()}>
          {done ? 'Next' : 'Skip'}
        </Button>
      </div>
      {waits && !again && (
        <p className="lesson-waits">{late ? 'You may go on as it is.' : <HintButton hint={step.hint} />}</p>
      )}
    </div>
  );
}

function HintButton({ hint }: { readonly hint: string | undefined }) {
  const [shown, setShown] = useState(false);
  if (hint === undefined) return null;
  return shown ? (
    <Words text={hint} />
  ) : (
    <Button look="quiet" onClick={() => setShown(true)}>
      A hint
    </Button>
  );
}

/** A step that is opened by its link may speak of a trained network where there is none. */
function ColdNote({ course, at }: { readonly course: Course; readonly at: number }) {
  const session = useSession();
  const [cold] = useState(() => session.store.getState().step === 0);
  const untrained = usePage(({ step }) => step === 0);
  const trains = trainedBy(course.lesson, at);
  if (!cold || !untrained || trains === undefined) return null;
  return (
    <p className="lesson-waits">
      This step speaks of a trained network, and this one has learned nothing yet.{' '}
      <Button
        look="quiet"
        onClick={() => course.enter(trains)}
      >{`Go to step ${trains + 1}, which trains it`}</Button>
    </p>
  );
}
