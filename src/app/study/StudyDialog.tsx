/** A study of settings: it is set up, and what comes of it is shown as it comes. It goes on when the dialog is closed. */
import { useState } from 'react';
import type { StudyPlan } from '../../config/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { HelpGroup } from '../../ui/help.tsx';
import { useSession } from '../sessionContext.ts';
import { useRenewals } from '../useRenewals.ts';
import { firstPlan, studyFor, studyOf } from './studyFor.ts';
import { StudyResults } from './StudyResults.tsx';
import { StudySetup } from './StudySetup.tsx';
import './study.css';

/** Shortest time between two renewals of what is shown, in ms. */
const PACE = 500;

export function StudyDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const [study] = useState(() => studyFor(session));
  useRenewals(study, PACE);
  const [plan, setPlan] = useState<StudyPlan>(() => study.study?.plan ?? firstPlan(session));
  const [setUp, setSetUp] = useState(study.state === 'none');
  const start = () => {
    if (!session.plan(plan)) return;
    study.begin(studyOf(session, plan));
    setSetUp(false);
  };
  return (
    <Dialog title="Study" note="The same experiment, many times over" size="wide" onClose={onClose}>
      <HelpGroup announce={session.announce}>
        {setUp ? (
          <StudySetup
            plan={plan}
            onPlan={setPlan}
            onStart={start}
            replaces={study.outcomes.size}
            onBack={study.state === 'none' ? undefined : () => setSetUp(false)}
          />
        ) : (
          <StudyResults study={study} onSetUp={() => setSetUp(true)} onClose={onClose} />
        )}
      </HelpGroup>
    </Dialog>
  );
}
