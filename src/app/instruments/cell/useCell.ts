/** The reading that the score shows, and what is inside the chosen cell as it reads it. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Session } from '../../../store/session.ts';
import { NothingFound } from '../../../worker/client/client.ts';
import type { Found, Readout } from '../../../worker/protocol.ts';
import type { Place } from './numbers.ts';
import { Pace } from './pace.ts';

/** Numbers that change more often cannot be read. */
const REST_MS = 400;

/** What the score shows: the newest reading, or one that an instrument holds. */
export function useShownScore(session: Session): Readout | undefined {
  return useSyncExternalStore(
    (changed) => {
      const stops = [session.series.subscribe(changed), session.scoreView.subscribe(changed)];
      return () => stops.forEach((stop) => stop());
    },
    () => readingOf(session),
  );
}

/** Of a pair whose difference is shown, the changed one: a difference has no cell of its own. */
function readingOf({ scoreView, series }: Session): Readout | undefined {
  const { pinned, lens } = scoreView.getState();
  const untouched = lens === 'untouched' && pinned?.beside?.timeSteps === pinned?.score.timeSteps;
  return (untouched ? pinned?.beside : pinned?.score) ?? series.score;
}

export interface Inside {
  readonly found: Found<'cell'>;
  /** The reading for which it was asked. */
  readonly score: Readout;
}

/** What is found, and why nothing is, where that is so. */
export interface Looked {
  readonly inside: Inside | undefined;
  readonly sentence: string | undefined;
}

const NOTHING: Looked = { inside: undefined, sentence: undefined };

/** Asks the worker, calmly while readings come, at once for another unit; the last answer stays until the next one. */
export function useInside(session: Session, score: Readout | undefined, { layer, unit }: Place): Looked {
  const [looked, setLooked] = useState(NOTHING);
  const wanted = useRef<{ score: Readout; layer: number; unit: number }>(undefined);
  const pace = useRef<Pace>(undefined);
  useEffect(() => {
    const made = new Pace(async () => {
      if (!wanted.current) return;
      const { score: asked, ...place } = wanted.current;
      const { inputs, timeSteps } = asked;
      try {
        const found = await session.inspect({ kind: 'cell', inputs, timeSteps, ...place });
        setLooked({ inside: { found, score: asked }, sentence: undefined });
      } catch (error) {
        if (!(error instanceof NothingFound)) throw error;
        setLooked({ inside: undefined, sentence: error.message });
      }
    }, REST_MS);
    pace.current = made;
    return () => made.stop();
  }, [session]);
  useEffect(() => {
    if (!score) return;
    const before = wanted.current;
    wanted.current = { score, layer, unit };
    if (before?.layer === layer && before.unit === unit) pace.current?.request();
    else pace.current?.hurry();
  }, [score, layer, unit]);
  return looked;
}
