/** What holds the run up, looked for again and again while it streams. */
import { useEffect, useState } from 'react';
import { MissingFileError } from '../loading/arrive.ts';
import type { Diagnosis } from '../store/diagnosis/index.ts';
import type { Session } from '../store/session.ts';
import { loadPart } from './parts/load.ts';
import { useSession } from './sessionContext.ts';

/** What did not arrive is asked for again after so long, in ms. */
const ASK_AGAIN = 20_000;

/** Nothing is diagnosed before a run has begun, so the page need not wait for it. */
let loaded: typeof import('./diagnosisOf.ts') | undefined;

async function loadDiagnosis(session: Session): Promise<typeof import('./diagnosisOf.ts')> {
  let arrived: (() => void) | undefined;
  while (!loaded) {
    try {
      loaded = await loadPart(() => import('./diagnosisOf.ts'));
    } catch (error) {
      if (!(error instanceof MissingFileError)) throw error;
      arrived ??= session.notices.sayWhile(
        'What finds out why a run does not get on has not arrived: it is asked for again while the page is open. Training does not need it.',
      );
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
    }
  }
  arrived?.();
  return loaded;
}

/** True where a person could not tell them apart. */
const same = (a: Diagnosis | undefined, b: Diagnosis | undefined) =>
  a?.headline === b?.headline && a?.text === b?.text;

/** What is said of the runs by now: looked for at every evaluation. */
export function useDiagnosis(): Diagnosis | undefined {
  const session = useSession();
  const [shown, setShown] = useState<Diagnosis>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    const begin = async () => {
      const { diagnosing } = await loadDiagnosis(session);
      if (gone) return;
      const look = diagnosing(session);
      const lookNow = () => {
        const found = look();
        setShown((before) => (same(before, found) ? before : found));
      };
      lookNow();
      stop = session.store.subscribe((now, then) => {
        if (now.runs !== then.runs) lookNow();
      });
    };
    void begin();
    return () => {
      gone = true;
      stop?.();
    };
  }, [session]);
  return shown;
}
