/** Does what the page around asks, and tells it how the run stands. What it asks has been read and checked (`src/embed/messages.ts`). */
import { fragmentOf } from '../../config/fragment.ts';
import type { FromHost, Standing, ToHost } from '../../embed/messages.ts';
import { paced } from '../../store/paced.ts';
import type { Session } from '../../store/session.ts';
import { isPlaying, type PageState } from '../../store/state.ts';
import type { InSight } from './inSight.ts';

/** Shortest time between two words on how the run stands, in ms. */
const PACE = 500;

export interface HostParts {
  readonly session: Session;
  readonly sight: InSight;
  readonly tell: (message: ToHost) => void;
  /** Goes to another experiment, as if the address had been changed by hand. */
  readonly goTo: (fragment: string) => void;
  /** The page around takes what is handed in. */
  readonly collects: () => void;
}

function standingOf({ status, progressLevel }: PageState): Standing {
  return status.state === 'diverged' || status.state === 'failed' ? status.state : progressLevel;
}

function stateOf(session: Session): ToHost {
  const state = session.store.getState();
  return {
    type: 'state',
    link: session.link(false),
    step: state.step,
    loss: session.series.heldOutLosses.values.at(-1) ?? null,
    standing: standingOf(state),
    playing: isPlaying(state),
  };
}

/** @returns what takes in a message of the page around */
export function answerHost({ session, sight, tell, goTo, collects }: HostParts): (message: FromHost) => void {
  let told = '';
  const renewal = paced(() => {
    const state = stateOf(session);
    const written = JSON.stringify(state);
    if (written !== told) tell(state);
    told = written;
  }, PACE);
  session.store.subscribe(renewal.request);
  renewal.request();

  return (message) => {
    switch (message.type) {
      case 'play':
        return session.play();
      case 'pause':
        sight.forget();
        return session.pause();
      case 'reset':
        sight.forget();
        return session.reset();
      case 'set': {
        const fragment = fragmentOf(message.link);
        if (fragment === null) return;
        sight.forget();
        return goTo(fragment);
      }
      case 'collect':
        return collects();
      case 'lesson':
        return session.goToLesson({ id: message.id, at: message.at, asItIs: false });
    }
  };
}
