/** How long a study takes: before it begins from what was measured, and while it goes on from the runs that are done. */
import { costOf } from '../config/budget.ts';
import type { Experiment } from '../config/index.ts';
import { measuredAs, type SolvedSteps } from '../config/measured.ts';
import type { Outcomes, RunOutcome } from './outcome.ts';
import type { StudyRun } from './study.ts';

/** Starting a worker and what it computes with. */
const START_S = 0.4;

/** Steps that experiments took until they were solved, by their measured names; `config/solvedSteps.ts`. */
export type MeasuredSteps = Readonly<Record<string, SolvedSteps>>;

/** An experiment that was played here, with its steps a second. */
export interface Speed {
  readonly experiment: Experiment;
  readonly stepsPerSecond: number;
}

/** The training steps that a run is likely to take. */
export function expectedSteps(run: StudyRun, measured: MeasuredSteps): number {
  const known = run.endAtSolved ? measured[measuredAs(run.experiment)] : undefined;
  return known && 'after' in known ? Math.min(known.after, run.steps) : run.steps;
}

/** What so many training steps cost: to be compared with others, no seconds. */
function costOfSteps(experiment: Experiment, steps: number): number {
  return costOf(experiment).secondsPerStep * steps;
}

/** Work of these lengths over so many executors: no sooner done than the longest. */
function together(seconds: readonly number[], jobs: number): number {
  const all = seconds.reduce((sum, each) => sum + each, 0);
  return Math.max(0, ...seconds, all / Math.max(1, jobs));
}

/**
 * Seconds for runs that nobody has begun.
 * @param speed as it was measured here
 * @param jobs how many run at once
 */
export function expectedSeconds(
  runs: readonly StudyRun[],
  measured: MeasuredSteps,
  { experiment, stepsPerSecond }: Speed,
  jobs: number,
): number {
  const secondsPerCost = 1 / (stepsPerSecond * costOfSteps(experiment, 1));
  const each = runs.map(
    (run) => START_S + secondsPerCost * costOfSteps(run.experiment, expectedSteps(run, measured)),
  );
  return together(each, jobs);
}

interface Done {
  readonly run: StudyRun;
  readonly outcome: RunOutcome;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The same network at the same place. */
const cellOf = ({ place, network }: StudyRun) => JSON.stringify([place, network]);

/**
 * Seconds that are left: a run takes as long as those of the same place and network did, and where there are none yet, as long as
 * its steps cost by all that are done. Undefined before the first is done.
 * @param shares how far the runs under way are, from 0 to 1, by link
 */
export function secondsLeft(
  runs: readonly StudyRun[],
  outcomes: Outcomes,
  measured: MeasuredSteps,
  jobs: number,
  shares: ReadonlyMap<string, number> = new Map(),
): number | undefined {
  const done = runs.flatMap((run): Done[] => {
    const outcome = outcomes.get(run.link);
    return outcome && outcome.steps > 0 ? [{ run, outcome }] : [];
  });
  if (done.length === 0) return undefined;
  const perCost = mean(
    done.map(({ run, outcome }) => outcome.seconds / costOfSteps(run.experiment, outcome.steps)),
  );
  const secondsOf = (run: StudyRun): number => {
    const same = done.filter((each) => cellOf(each.run) === cellOf(run));
    return same.length > 0
      ? mean(same.map(({ outcome }) => outcome.seconds))
      : perCost * costOfSteps(run.experiment, expectedSteps(run, measured));
  };
  const left = runs.filter(({ link }) => !outcomes.has(link));
  return together(
    left.map((run) => secondsOf(run) * (1 - (shares.get(run.link) ?? 0))),
    jobs,
  );
}
