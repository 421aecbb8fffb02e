/** In one sentence what is going on, and what may help. Both have their room, so that nothing below them moves. */
import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Remedy } from '../store/diagnosis/index.ts';
import { Button } from '../ui/Button.tsx';
import { sentenceOf } from './sentence.ts';
import { usePage, useSession } from './session.ts';
import { useDiagnosis } from './useDiagnosis.ts';
import './strip.css';

function RemedyButton({ remedy }: { readonly remedy: Remedy }) {
  const session = useSession();
  const { label, help, experiment } = remedy;
  return (
    <Button
      title={`${help} Begins anew; the last curve stays for comparison.`}
      onClick={() => session.beginWith(experiment)}
    >
      {label}
    </Button>
  );
}

export function Strip() {
  const session = useSession();
  const sentence = usePage(useShallow(sentenceOf));
  const diagnosis = useDiagnosis();
  const { headline, text } = diagnosis ?? sentence;
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
          {diagnosis?.remedies.map((remedy) => (
            <RemedyButton key={remedy.label} remedy={remedy} />
          ))}
        </div>
      </div>
    </section>
  );
}
