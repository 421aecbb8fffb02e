/** What holds the runs of the page up: loaded when the page stands, as nothing is diagnosed before a run has begun. */
import type { Experiment } from '../config/index.ts';
import { SILENT, verdictAfter, type Diagnosis, type Verdict } from '../store/diagnosis/index.ts';
import type { Runner } from '../store/race.ts';
import type { Run } from '../store/run.ts';
import type { Session } from '../store/session.ts';
import { namedHeadline } from './race/cellName.ts';
import { networkNames } from './race/names.ts';

/** What was said of each run, as of its newest evaluation. */
type Verdicts = WeakMap<Run, Verdict>;

function judgeRun({ run, state }: Runner, beside: readonly Experiment[], verdicts: Verdicts) {
  if (!state.info) return undefined;
  const { problem, lanes } = state.info;
  const before = verdicts.get(run) ?? SILENT;
  const verdict = verdictAfter(before, { ...state, beside, problem, lanes, series: run.series });
  verdicts.set(run, verdict);
  return verdict.said;
}

/** Of the first network that has one, the page's own before those that race with it, by name; what helps is offered for the own. */
function diagnosisOf({ runs }: Session, verdicts: Verdicts): Diagnosis | undefined {
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

/** Looks at the runs of a session each time it is called. */
export function diagnosing(session: Session): () => Diagnosis | undefined {
  const verdicts: Verdicts = new WeakMap();
  return () => diagnosisOf(session, verdicts);
}
