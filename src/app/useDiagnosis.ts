/** What holds the run up, looked for again and again while it streams. */
import { useEffect, useState } from 'react';
import { MissingFileError } from '../loading/arrive.ts';
import type { Experiment } from '../config/index.ts';
import type { Diagnosis, Verdict } from '../store/diagnosis/index.ts';
import type { Runner } from '../store/race.ts';
import type { Run } from '../store/run.ts';
import type { Session } from '../store/session.ts';
import { namedHeadline, networkNames } from './race/names.ts';
import { loadPart } from './parts/load.ts';
import { useSession } from './sessionContext.ts';

/** What did not arrive is asked for again after so long, in ms. */
const ASK_AGAIN = 20_000;

/** Nothing is diagnosed before a run has begun, so the page need not wait for it. */
let judge: typeof import('../store/diagnosis/index.ts') | undefined;

async function loadDiagnosis(session: Session): Promise<void> {
  let arrived: (() => void) | undefined;
  while (!judge) {
    try {
      judge = await loadPart(() => import('../store/diagnosis/index.ts'));
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

/** What was said of each run, as of its newest evaluation. */
type Verdicts = WeakMap<Run, Verdict>;

function judgeRun({ run, state }: Runner, beside: readonly Experiment[], verdicts: Verdicts) {
  if (!judge || !state.info) return undefined;
  const { problem, lanes } = state.info;
  const before = verdicts.get(run) ?? judge.SILENT;
  const verdict = judge.verdictAfter(before, { ...state, beside, problem, lanes, series: run.series });
  verdicts.set(run, verdict);
  return verdict.said;
}

/** Of the first network that has one, the page's own before those that race with it, by name; what helps is offered for the own. */
function look({ runs }: Session, verdicts: Verdicts): Diagnosis | undefined {
  const all = runs.all();
  const experiments = all.map(({ state }) => state.experiment);
  const said = all.map((runner, k) => judgeRun(runner, experiments.toSpliced(k, 1), verdicts));
  const k = said.findIndex((diagnosis) => diagnosis !== undefined);
  if (k < 0 || all.length === 1) return said[0];
  const names = networkNames(experiments);
  return {
    ...said[k]!,
    headline: namedHeadline(names[k]!, said[k]!.headline),
    remedies: k === 0 ? said[k]!.remedies : [],
  };
}

/** True where a person could not tell them apart. */
const same = (a: Diagnosis | undefined, b: Diagnosis | undefined) =>
  a?.headline === b?.headline && a?.text === b?.text;

/** What is said of the runs by now: looked for at every evaluation. */
export function useDiagnosis(): Diagnosis | undefined {
  const session = useSession();
  const [shown, setShown] = useState<Diagnosis>();
  useEffect(() => {
    const verdicts: Verdicts = new WeakMap();
    const lookNow = () => {
      const found = look(session, verdicts);
      setShown((before) => (same(before, found) ? before : found));
    };
    void loadDiagnosis(session).then(lookNow);
    return session.store.subscribe((now, then) => {
      if (now.runs !== then.runs) lookNow();
    });
  }, [session]);
  return shown;
}
