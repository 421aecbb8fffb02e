/** The study to take along: its picture, its runs and their histories. */
import { useState, type RefObject } from 'react';
import { Button } from '../../ui/Button.tsx';
import { loadPart, orTell } from '../parts/load.ts';
import { useSession } from '../sessionContext.ts';
import type { StudyControl } from './studyControl.ts';

interface SaveStudyProps {
  readonly study: StudyControl;
  readonly picture: RefObject<HTMLElement | null>;
  /** The fragment of the study's link. */
  readonly link: string;
  readonly title: string;
}

export function SaveStudy({ study, picture, link, title }: SaveStudyProps) {
  const session = useSession();
  const [busy, setBusy] = useState(false);
  if (study.outcomes.size === 0) return null;
  const save = (what: 'picture' | 'runs' | 'histories') => async () => {
    if (busy) return;
    setBusy(true);
    try {
      const { saveStudy } = await loadPart(() => import('./saveStudy.ts'));
      const name = await saveStudy(what, study, { element: picture.current!, link, title });
      session.announce(`Saved as ${name}.`);
    } catch (error) {
      if (error instanceof Error && error.name === 'NoPicture') session.notices.say(error.message);
      else throw error;
    } finally {
      setBusy(false);
    }
  };
  const press = (what: 'picture' | 'runs' | 'histories') => () =>
    void orTell(session, 'Saving a study', save(what));
  return (
    <div className="study-save" role="group" aria-label="Save">
      <Button onClick={press('picture')}>Picture (PNG)</Button>
      <Button onClick={press('runs')}>Runs (CSV)</Button>
      <Button onClick={press('histories')}>Histories (CSV)</Button>
    </div>
  );
}
