/** With how many seeds each network is trained, and the way to a study of settings. */
import { useEffect, useId } from 'react';
import { stepsOption } from '../../config/index.ts';
import { seedsShown } from '../../store/study/seedsShown.ts';
import { useHelp } from '../../ui/help.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { orTell } from '../parts/load.ts';
import { useLock } from '../classroom/useLock.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { bringSeeds } from './seedsOf.ts';
import { useStudyLine } from './studyLine.ts';
import './seeds.css';

const COUNTS = [1, 3, 5, 10];
const HELP =
  'The seed decides the first weights and the data, so one run may be luck: further seeds of each network train beside it, on the cores that are left, and lie in the charts as a band.';
const STUDY_HELP =
  'Trains the network over the values of one or two settings, with several seeds each, and shows what came of it.';

export function SeedsRow() {
  const id = useId();
  const session = useSession();
  const count = usePage(seedsShown);
  const help = useHelp(HELP);
  const lock = useLock('seeds', 'seeds');
  const study = useStudyLine(session);
  useEffect(() => {
    if (count > 1) void orTell(session, 'Seeds', () => bringSeeds(session));
  }, [session, count]);
  const choose = (value: string) => {
    const { study: plan } = session.store.getState();
    session.plan({ axes: [], seeds: Number(value), steps: plan?.steps ?? stepsOption.default });
  };
  // One that a link brought may be none of these.
  const counts = COUNTS.includes(count) ? COUNTS : [...COUNTS, count].toSorted((a, b) => a - b);
  return (
    <div className="seeds-row" data-place="control:seeds">
      <span id={`${id}-name`} aria-hidden="true">
        Seeds
      </span>
      <div {...help.handlers}>
        <Segmented
          label="Seeds"
          choices={counts.map((each) => ({ value: String(each), label: String(each) }))}
          value={String(count)}
          describedBy={lock ? `${lock.id} ${id}-help` : `${id}-help`}
          disabled={lock !== undefined}
          onChange={choose}
        />
      </div>
      <ToolButton help={STUDY_HELP} onPress={() => session.show('study')}>
        {study ?? 'Study…'}
      </ToolButton>
      {lock?.sign}
      <span id={`${id}-help`} hidden>
        {HELP}
      </span>
    </div>
  );
}
