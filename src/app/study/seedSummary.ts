/** What the seeds of a network on the page have come to, as a cell of a study. */
import { summaryOf, type CellSummary } from '../../studies/summary.ts';
import type { EndingKind, RunOutcome } from '../../studies/outcome.ts';
import type { StudyRun } from '../../studies/study.ts';
import type { RunState } from '../../store/state.ts';
import type { Seeds } from '../../store/study/seeds.ts';

export interface SeedSummary {
  /** Those that are solved, or go no further. */
  readonly cell: CellSummary;
  /** How many seeds there are. */
  readonly count: number;
  /** The furthest step that one of them has come to without solving the task; 0 where there is none. */
  readonly unsolvedTo: number;
}

function endingOf({ status, solvedAt }: RunState): EndingKind {
  if (status.state === 'failed') return 'failed';
  if (solvedAt !== undefined) return 'solved';
  return status.state === 'diverged' ? 'diverged' : 'steps';
}

function runOf({ experiment, step }: RunState, network: number): StudyRun {
  const { seed } = experiment;
  return {
    link: `${network}/${seed}`,
    experiment,
    network,
    place: [],
    seed,
    steps: step,
    endAtSolved: experiment.whenSolved === 'rest',
    lowered: [],
  };
}

function outcomeOf(state: RunState, link: string): RunOutcome {
  const { solvedAt, step } = state;
  return {
    link,
    ending: endingOf(state),
    ...(solvedAt !== undefined && { solvedAt }),
    steps: step,
    heldOutLoss: null,
    metric: null,
    history: [],
    seconds: 0,
  };
}

/** @param network its place among those that race, from 0 */
export function seedSummary(run: RunState, network: number, seeds: Seeds): SeedSummary {
  const others = seeds.of(run.id);
  const all = [
    { state: run, settled: seeds.settled(run) },
    ...others.map((seed) => ({ state: seed.state, settled: seeds.settled(run, seed) })),
  ];
  const known = all.filter(({ state, settled }) => settled || state.solvedAt !== undefined);
  const rows = known.map(({ state }) => ({ state, study: runOf(state, network) }));
  const outcomes = new Map(rows.map(({ state, study }) => [study.link, outcomeOf(state, study.link)]));
  const unsolved = all.filter(({ state }) => state.solvedAt === undefined);
  return {
    cell: summaryOf({ place: [], network, runs: rows.map(({ study }) => study) }, outcomes),
    count: all.length,
    unsolvedTo: Math.max(0, ...unsolved.map(({ state }) => state.step)),
  };
}

/** True where none of them goes on by itself. */
export function isWhole({ cell, count }: SeedSummary): boolean {
  return cell.outcomes.length === count;
}
