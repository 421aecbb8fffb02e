/** In one sentence what is going on, and what may help. Both have their room, so that nothing below them moves. */
import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Remedy } from '../store/diagnosis/index.ts';
import { Button } from '../ui/Button.tsx';
import { cellName, namedHeadline } from './race/names.ts';
import { chosenOf } from '../store/chosen.ts';
import { headlineOf } from './headlineText.ts';
import { RetryRun } from './RetryRun.tsx';
import { usePage, useSession } from './sessionContext.ts';
import { useDiagnosis } from './useDiagnosis.ts';
import './headline.css';

function RemedyButton({ remedy }: { readonly remedy: Remedy }) {
  const session = useSession();
  const { label, help, experiment, until } = remedy;
  return (
    <Button
      title={`${help} Begins anew; the last curve stays for comparison.`}
      onClick={() => session.beginWith(experiment, until)}
    >
      {label}
    </Button>
  );
}

export function Headline() {
  const session = useSession();
  const sentence = usePage(useShallow((state) => headlineOf(state, { chosen: chosenOf(session.series) })));
  const diagnosis = useDiagnosis();
  // In a race it says of whom it speaks; a diagnosis does so itself.
  const who = usePage(({ runs, experiment, step }) =>
    runs.length > 1 && step > 0 ? cellName(experiment.cell) : undefined,
  );
  const { text } = diagnosis ?? sentence;
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
  return (
    <section className="column column-strip" aria-label="In one sentence">
      <div className={`strip strip-${tone}`}>
        <p>
          <b>{headline}</b> {text}
        </p>
        <div className="strip-remedies">
          <RetryRun />
          {diagnosis?.remedies.map((remedy) => (
            <RemedyButton key={remedy.label} remedy={remedy} />
          ))}
        </div>
      </div>
    </section>
  );
}
