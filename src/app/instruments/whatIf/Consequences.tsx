/** What became of the reading, in words; room is kept, so that nothing moves when it comes. */
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { AskAgain } from '../../parts/AskAgain.tsx';
import { usePage, useSession } from '../../sessionContext.ts';
import { changeSentences, rightSentence } from './whatIfText.ts';
import './whatIf.css';

export function Consequences({ nothing }: { readonly nothing: string }) {
  const session = useSession();
  const info = usePage((state) => state.info);
  const found = useStore(session.whatIf.store, (state) => state.found);
  const refusal = useStore(session.whatIf.store, (state) => state.sentence);
  const active = useStore(
    session.whatIf.store,
    (state) => state.edit !== undefined || state.interventions.length > 0,
  );
  const sentences = useMemo(() => {
    if (!active) return [nothing];
    if (refusal !== undefined) return [refusal];
    if (!info || !found?.beside) return ['The network reads it …'];
    const held = found.changes.interventions.flatMap((each) => (each.kind === 'clamp' ? [each.gate] : []));
    const said = changeSentences(info, found.score, found.beside, held);
    return found.changes.edit ? [...said, rightSentence(info.problem, found.score, found.answers)] : said;
  }, [active, info, found, refusal, nothing]);
  const text = sentences.join(' ');
  const changes = found?.changes;
  useEffect(() => {
    if (active && changes) session.announce(text, 'change');
    // What comes again by itself while the network learns is not spoken again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [session, changes?.edit, changes?.interventions, active]);
  return (
    <p className="change-words">
      {text}
      <AskAgain again={refusal === undefined ? undefined : session.whatIf.again} />
    </p>
  );
}
