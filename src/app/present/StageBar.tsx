/** Beside transport and step count: which step of the lesson or of the list is shown, sizes, and the way out. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { courseUnderWay } from '../lesson/courses.ts';
import type { Course } from '../lesson/course.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { exampleList, goBackward, goForward } from './forward.ts';
import { toggleFullScreen } from './fullScreen.ts';
import { changeSize, SIZES, stageSize } from './size.ts';

export function StageBar() {
  const session = useSession();
  // A course is entered by it.
  const lesson = usePage((state) => state.lesson);
  const course = courseUnderWay(session);
  return (
    <section className="stage-bar" aria-label="Stage">
      {course ? <LessonPlace course={course} /> : lesson === undefined && <ExamplePlace />}
      <div className="stage-group stage-end" role="group" aria-label="Size and screen">
        <Sizes />
        <Button title="Fill the screen (F)" onClick={() => void toggleFullScreen(session)}>
          Full screen
        </Button>
        <Button title="Leave the stage (P or Esc)" onClick={() => session.showAs('page')}>
          Leave
        </Button>
      </div>
    </section>
  );
}

interface PlaceProps {
  readonly label: string;
  readonly back: string;
  readonly forth: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly children: ReactNode;
}

/** Where one is, and the way back and on, as the clicker goes. */
function Place({ label, back, forth, first, last, children }: PlaceProps) {
  const session = useSession();
  return (
    <div className="stage-group" role="group" aria-label={label}>
      <Button
        look="icon"
        aria-label={back}
        title={`${back} (PgUp)`}
        aria-disabled={first}
        onClick={() => goBackward(session)}
      >
        ‹
      </Button>
      <span className="stage-place">{children}</span>
      <Button
        look="icon"
        aria-label={forth}
        title={`${forth} (PgDn)`}
        aria-disabled={last}
        onClick={() => goForward(session)}
      >
        ›
      </Button>
    </div>
  );
}

function LessonPlace({ course }: { readonly course: Course }) {
  const { at } = useStore(course.store);
  const { steps } = course.lesson;
  const end = at >= steps.length;
  return (
    <Place label="Lesson" back="Previous step" forth="Go on" first={at === 0} last={end}>
      {end ? 'The end' : `Step ${at + 1} of ${steps.length}`}
    </Place>
  );
}

const startText = (examples: number) => (examples === 1 ? '1 example' : `${examples} examples`);

/** Where in the teacher's list the page is. */
function ExamplePlace() {
  const session = useSession();
  // Networks and their settings decide which one it is.
  usePage(({ runs }) => runs.map(({ experiment }) => JSON.stringify(experiment)).join(' '));
  const { list, place } = exampleList(session);
  return (
    <Place
      label="Examples"
      back="Previous example"
      forth="Next example"
      first={place <= 0}
      last={place === list.length - 1}
    >
      {place < 0 ? startText(list.length) : `${place + 1} of ${list.length}`}
    </Place>
  );
}

function Sizes() {
  const { size } = useStore(stageSize);
  return (
    <>
      <Button
        look="icon"
        aria-label="Smaller"
        title="Smaller (−)"
        aria-disabled={size === 0}
        onClick={() => changeSize(-1)}
      >
        −
      </Button>
      <Button
        look="icon"
        aria-label="Larger"
        title="Larger (+)"
        aria-disabled={size === SIZES.length - 1}
        onClick={() => changeSize(1)}
      >
        +
      </Button>
    </>
  );
}
