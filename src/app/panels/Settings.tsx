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

export function Settings() {
  const session = useSession();
  const task = useShown('task', 'settings');
  const network = useShown('cell', 'settings', 'race');
  const race = useShown('race');
  const more = useShown('more');
  const racing = usePage(({ runs }) => runs.length > 1);
  return (
    <HelpGroup announce={session.announce}>
      {task && <TaskPanel />}
      {network && <NetworkPanel />}
      {race && racing && <RacePanel />}
      {more && <MoreSettings />}
    </HelpGroup>
  );
}
