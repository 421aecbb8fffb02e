/** In one sentence what is going on. Its place has room for the longest, so that nothing below it moves. */
import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { sentenceOf } from './sentence.ts';
import { usePage, useSession } from './session.ts';

export function Strip() {
  const session = useSession();
  const { headline, text, tone } = usePage(useShallow(sentenceOf));
  useEffect(() => session.announce(`${headline} ${text}`, 'strip'), [session, headline, text]);
  return (
    <section className="column column-strip" aria-label="In one sentence">
      <p className={`strip strip-${tone}`}>
        <b>{headline}</b> {text}
      </p>
    </section>
  );
}
