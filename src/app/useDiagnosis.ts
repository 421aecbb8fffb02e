/** What holds the run up, looked for again and again while it streams. */
import { useEffect, useState } from 'react';
import { MissingFileError } from '../loading/arrive.ts';
import type { Diagnosis, Facts } from '../store/diagnosis/index.ts';
import { paced } from '../store/paced.ts';
import type { RunSeries } from '../store/series.ts';
import type { Session } from '../store/session.ts';
import type { RunState } from '../store/state.ts';
import { namedHeadline, networkNames } from './race/names.ts';
import { loadPart } from './parts/load.ts';
import { useSession } from './sessionContext.ts';

/** Shortest time between two looks, in ms. */
const PACE = 1000;

/** What did not arrive is asked for again after so long, in ms. */
const ASK_AGAIN = 20_000;

/** Nothing is diagnosed before a run has begun, so the page need not wait for it. */
let diagnose: ((facts: Facts) => Diagnosis | undefined) | undefined;

async function loadDiagnosis(session: Session): Promise<void> {
  let arrived: (() => void) | undefined;
  while (!diagnose) {
    try {
      ({ diagnose } = await loadPart(() => import('../store/diagnosis/index.ts')));
    } catch (error) {
      if (!(error instanceof MissingFileError)) throw error;
      arrived ??= session.notices.sayWhile(
        'What finds out why a run does not get on has not arrived: it is asked for again while the page is open. Training does not need it.',
      );
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
    }
  }
  arrived?.();
}

function find(run: RunState, series: RunSeries): Diagnosis | undefined {
  const { info } = run;
  return info && diagnose?.({ ...run, problem: info.problem, lanes: info.lanes, series });
}

/** Of the first network that has one, the page's own before those that race with it, by name; what helps is offered for the own. */
function look({ runs }: Session): Diagnosis | undefined {
  const all = runs.all();
  const names = networkNames(all.map(({ state }) => state.experiment));
  for (const [k, { run, state }] of all.entries()) {
    const found = find(state, run.series);
    if (!found) continue;
    if (all.length === 1) return found;
    return {
      ...found,
      headline: namedHeadline(names[k]!, found.headline),
      remedies: k === 0 ? found.remedies : [],
    };
  }
  return undefined;
}

/**
 * The diagnosis by now, renewed at a calm pace. While the run goes on, another one must be found twice in a row before it
 * takes the place of the last: one reading alone may be noise.
 */
export function useDiagnosis(): Diagnosis | undefined {
  const session = useSession();
  const [shown, setShown] = useState<Diagnosis>();
  useEffect(() => {
    let before: Diagnosis['id'] | 'none' = 'none';
    let accepted: Diagnosis['id'] | 'none' = 'none';
    let sure = false;
    const { request, hurry, cancel } = paced(() => {
      const found = look(session);
      const id = found?.id ?? 'none';
      // The numbers of the same diagnosis may change at once.
      if (sure || id === before || id === accepted) {
        accepted = id;
        setShown(found);
      } else request();
      before = id;
      sure = false;
    }, PACE);
    const lookNow = () => {
      sure = true;
      hurry();
    };
    void loadDiagnosis(session).then(lookNow);
    const stops = [
      session.series.subscribe(request),
      // A run that stands, or begins anew, has nothing more to wait for.
      session.store.subscribe((now, then) => {
        if (now.runs !== then.runs) request();
        if (now.status.state !== then.status.state && now.status.state !== 'running') lookNow();
      }),
    ];
    return () => {
      cancel();
      for (const stop of stops) stop();
    };
  }, [session]);
  return shown;
}
