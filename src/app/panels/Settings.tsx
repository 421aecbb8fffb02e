/** All settings, and their help. */
import { HelpGroup } from '../../ui/help.tsx';
import { part } from '../parts/part.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { useShown } from '../useClassPlan.ts';
import { MoreSettings } from './MoreSettings.tsx';
import { NetworkPanel } from './NetworkPanel.tsx';
import { TaskPanel } from './TaskPanel.tsx';

/** Only who races loads the rivals' settings. */
const RacePanel = part(
  'Race',
  () => import('../race/RacePanel.tsx'),
  (module) => module.RacePanel,
);

/** Only in a class. */
const ClassNote = part(
  'Set by your teacher',
  () => import('../classroom/ClassNote.tsx'),
  (module) => module.ClassNote,
  { place: 'line' },
);

export function Settings() {
  const session = useSession();
  const locks = usePage(({ classPlan }) => (classPlan?.lock.length ?? 0) > 0);
  const task = useShown('task', 'settings');
  const network = useShown('cell', 'settings', 'race');
  const race = useShown('race');
  const more = useShown('more');
  const racing = usePage(({ runs }) => runs.length > 1);
  return (
    <HelpGroup announce={session.announce}>
      {locks && (task || network || more) && <ClassNote />}
      {task && <TaskPanel />}
      {network && <NetworkPanel />}
      {race && racing && <RacePanel />}
      {more && <MoreSettings />}
    </HelpGroup>
  );
}
