/** Beneath “Solved”: what comes next, each with one press. */
import { useShallow } from 'zustand/react/shallow';
import { HelpGroup } from '../../ui/help.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { experimentOf } from '../../config/index.ts';
import { mayTakeOn } from '../../store/locks.ts';
import type { Session } from '../../store/session.ts';
import type { PageState } from '../../store/state.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { nextOffers, type Act, type Solved } from './nextOffers.ts';

/** Training steps a second from which on a run is over before anything was seen. */
const TOO_FAST = 200;

function solvedOf({ experiment, runs, info, speeds, rest }: PageState): Solved {
  return {
    experiment,
    racing: runs.length > 1,
    tooFast: info !== undefined && (speeds[info.device.backend] ?? 0) > TOO_FAST,
    hasLengths: info?.problem.lengths !== undefined,
    rests: rest === 'solved',
  };
}

function perform(session: Session, act: Act): void {
  switch (act.kind) {
    case 'go on':
      return session.play();
    case 'begin':
      return session.beginWith(act.experiment);
    case 'race':
      return session.startRace(act.entrants);
    case 'lengths': {
      const chart = document.querySelector<HTMLElement>('.lengths');
      if (!chart) return;
      chart.tabIndex = -1;
      chart.focus();
      chart.scrollIntoView({ block: 'nearest' });
    }
  }
}

/** Whether the teacher lets a person do it. */
function may(state: PageState, act: Act): boolean {
  if (act.kind === 'begin') return mayTakeOn(state, act.experiment);
  if (act.kind !== 'race') return true;
  const { experiment } = state;
  const rivals = act.entrants.map((entrant) => ({ id: NaN, experiment: experimentOf(experiment, entrant) }));
  return mayTakeOn(state, experiment, rivals);
}

export function NextOffers() {
  const session = useSession();
  const solved = usePage(useShallow(solvedOf));
  const offers = nextOffers(solved).filter(({ act }) => may(session.store.getState(), act));
  return (
    <HelpGroup announce={session.announce}>
      {offers.map(({ label, help, act }) => (
        <ToolButton key={label} help={help} onPress={() => perform(session, act)}>
          {label}
        </ToolButton>
      ))}
    </HelpGroup>
  );
}
