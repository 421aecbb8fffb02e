/** In one sentence what is going on, and what may help. Both have their room, so that nothing below them moves. */
import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Remedy } from '../store/diagnosis/index.ts';
import { Button } from '../ui/Button.tsx';
import { CommandButton } from './CommandButton.tsx';
import { cellName, namedHeadline } from './race/cellName.ts';
import { chosenOf } from '../store/chosen.ts';
import { mayTakeOn } from '../store/locks.ts';
import { isOver, isWaiting, type PageState } from '../store/state.ts';
import { headlineOf } from './headlineText.ts';
import { part } from './parts/part.tsx';
import { RetryRun } from './RetryRun.tsx';
import { usePage, useSession } from './sessionContext.ts';
import { useShown } from './useClassPlan.ts';
import { useDiagnosis } from './useDiagnosis.ts';
import './headline.css';

/** Only on a first visit. */
const Story = part(
  'First look',
  () => import('./story/Story.tsx'),
  (module) => module.Story,
  { place: 'line' },
);
const NextOffers = part(
  'What comes next',
  () => import('./next/NextOffers.tsx'),
  (module) => module.NextOffers,
  { place: 'line' },
);

function RemedyButton({ remedy }: { readonly remedy: Remedy }) {
  const session = useSession();
  const { label, help, experiment, until } = remedy;
  const may = usePage((state) => mayTakeOn(state, experiment));
  if (!may) return null;
  return (
    <Button
      title={`${help} Begins anew; the last curve stays for comparison.`}
      onClick={() => session.beginWith(experiment, until)}
    >
      {label}
    </Button>
  );
}

/** The task of the story. */
const TOLD_OF = 'adding';

const isTold = ({ story, example, experiment }: PageState) =>
  story && !example && experiment.task === TOLD_OF;

interface NextProps {
  /** True while remedies stand in its place; the story keeps in mind how far it is. */
  readonly hidden: boolean;
}

/** What to do next: on a first visit what the story asks for, and after a task is solved what is worth a try. One at a time. */
function Next({ hidden }: NextProps) {
  const told = usePage(isTold);
  const solved = usePage(({ solvedAt }) => solvedAt !== undefined);
  if (told) return <Story hidden={hidden} />;
  return solved && !hidden ? <NextOffers /> : null;
}

/** Left out by a class link, it still says what keeps a run from going on. */
export function Headline() {
  const shown = useShown('headline');
  const stuck = usePage(({ runs }) => runs.some((run) => isOver(run) || isWaiting(run)));
  return shown || stuck ? <Sentence /> : null;
}

function Sentence() {
  const session = useSession();
  const told = usePage(isTold);
  const sentence = usePage(
    useShallow((state) => headlineOf(state, { chosen: chosenOf(session.series), told })),
  );
  const diagnosis = useDiagnosis();
  // In a race it says of whom it speaks; a diagnosis does so itself.
  const who = usePage(({ runs, experiment, step }) =>
    runs.length > 1 && step > 0 ? cellName(experiment.cell) : undefined,
  );
  const example = usePage((state) => state.example);
  const fresh = usePage(({ status }) => status.state === 'ready');
  // What an example is about says what its task is.
  const text = diagnosis?.text ?? (example && fresh ? '' : sentence.text);
  const own = who === undefined ? sentence.headline : namedHeadline(who, sentence.headline);
  const headline = diagnosis?.headline ?? own;
  const tone = diagnosis && diagnosis.id !== 'diverged' ? 'calm' : sentence.tone;
  // The numbers of a diagnosis change all the time; who listens hears of it when it is something else.
  const said = useRef('');
  useEffect(() => {
    const subject = diagnosis?.id ?? `${headline} ${text}`;
    if (subject !== said.current) session.announce(`${headline} ${text}`, 'strip');
    said.current = subject;
  }, [session, diagnosis, headline, text]);
  useEffect(() => {
    if (example) session.announce(`${example.sentence} ${example.look}`, 'example');
  }, [session, example]);
  return (
    <section className="column column-strip" data-place="headline" aria-label="In one sentence">
      <div className={`strip strip-${tone}`}>
        <p>
          <b>{headline}</b> {text}
        </p>
        {example && (
          <p className="strip-example">
            <span>{example.sentence}</span> <b>{example.look}</b>
          </p>
        )}
        <div className="strip-next">
          <RetryRun />
          {diagnosis?.remedies.map((remedy) => (
            <RemedyButton key={remedy.label} remedy={remedy} />
          ))}
          <Next hidden={diagnosis !== undefined} />
          {example && fresh && <CommandButton id="present" />}
        </div>
      </div>
    </section>
  );
}
