/** An embedded page trains only while it is in sight: of ten on one page around, those that are looked at. */
import type { Session } from '../../store/session.ts';
import { isPlaying } from '../../store/state.ts';

export interface InSight {
  /** Somebody has paused it: it does not go on by itself. */
  forget(): void;
}

/** Tells whether it is in sight, now and whenever that changes. */
export type Watch = (tell: (inSight: boolean) => void) => void;

export function trainInSight(session: Pick<Session, 'play' | 'pause' | 'store'>, watch: Watch): InSight {
  let inSight = true;
  /** It trained when it went out of sight. */
  let waits = false;
  const look = () => {
    const playing = isPlaying(session.store.getState());
    if (!inSight && playing) {
      waits = true;
      session.pause();
    } else if (inSight && waits) {
      waits = false;
      session.play();
    }
  };
  session.store.subscribe(look);
  watch((seen) => {
    inSight = seen;
    look();
  });
  return { forget: () => void (waits = false) };
}
