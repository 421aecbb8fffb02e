/** What may be concluded of the networks of a study, place by place. */
import { useMemo } from 'react';
import { conclusions } from './figureSentence.ts';
import type { StudyControl } from './studyControl.ts';

export function Conclusions({ study }: { readonly study: StudyControl }) {
  const { study: what, outcomes } = study;
  const found = useMemo(() => conclusions({ study: what, outcomes }), [what, outcomes]);
  if (found.length === 0) return null;
  // What holds everywhere is said once.
  const same = found.every(({ sentence }) => sentence === found[0]!.sentence);
  const said = same ? [{ ...found[0]!, place: '' }] : found;
  return (
    <ul className="study-conclusions">
      {said.map(({ place, sentence }) => (
        <li key={place}>
          {place !== '' && <b>{`${place}: `}</b>}
          {sentence}
        </li>
      ))}
    </ul>
  );
}
