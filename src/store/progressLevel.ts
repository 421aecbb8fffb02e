/**
 * How well the network does, judged by one evaluation after the other. A pure function of them, with patience: what is said for the
 * first time is said soon, what was said once is taken back only after ten evaluations in a row that say otherwise.
 */
import { solvedInARow } from '../tasks/contract/measures.ts';
import type { ProblemInfo } from '../tasks/contract/problem.ts';
import { spreadOf } from '../math/statistics.ts';
import { heldAfter, IN_A_ROW, NOT_HELD, type Held, type Judged } from './judged.ts';
import { isBackAgain, risesBeyond, type Overfit } from './overfit.ts';
import type { RunState } from './state.ts';
import type { RunSeries } from './series.ts';

/**
 * A network counts as better than a trivial guess from this share of its loss on: less is noise. The few sequences that judge may all
 * be easy: the training loss must be better as well.
 */
const CLEARLY_BETTER = 0.95;
/** Once it was better, it is so until either is back at the line. */
const BACK_AT_LINE = 0.97;
/** The training loss is the mean of so many steps; of fewer than the others nothing is known by it. */
const MEAN_OF = 200;
const FEWEST = 50;
/** One evaluation may be luck: so many in a row say for the first time that a network is better than a guess, or that it is not. */
const AT_FIRST = 4;
/** What was solved is lost where the loss lies so far above the line; what only beat another method, where it lies above it at all. */
const WELL_ABOVE = 1.5;

/** What is said of a run. */
export type Said = Pick<RunState, 'progressLevel' | 'solvedAt' | 'lostAt' | 'overfit'>;

/** That, and what it rests on. */
export interface Progress {
  readonly said: Said;
  /** The newest evaluation that was judged. */
  readonly step: number;
  readonly better: Held;
  /** Since when the loss has been on the other side of the solved line than what is said. */
  readonly below: Held;
  readonly belowSince: number;
  readonly rises: Held;
  readonly lowest: Overfit | undefined;
}

export const NOT_JUDGED: Progress = {
  said: { progressLevel: 'untrained', solvedAt: undefined, lostAt: undefined, overfit: undefined },
  step: 0,
  better: NOT_HELD,
  below: NOT_HELD,
  belowSince: 0,
  rises: NOT_HELD,
  lowest: undefined,
};

/** Goes on from what was judged before; from the beginning where a run has gone back since. The untrained network is not judged. */
export function progressOf(problem: ProblemInfo, series: RunSeries, before: Progress = NOT_JUDGED): Progress {
  const { steps } = series.evaluations;
  const newest = steps.length > 0 ? steps.at(steps.length - 1) : 0;
  if (newest < before.step) return progressOf(problem, series);
  let progress = before;
  for (const next of progressAlong(problem, series, before)) progress = next;
  return progress;
}

/** The same after each evaluation that is new since. */
export function* progressAlong(
  problem: ProblemInfo,
  series: RunSeries,
  before: Progress = NOT_JUDGED,
): Generator<Progress> {
  const { steps, losses } = series.evaluations;
  let first = steps.length;
  while (first > 0 && steps.at(first - 1) > before.step) first--;
  let progress = before;
  for (let k = first; k < steps.length; k++) {
    const step = steps.at(k);
    progress = advanced(progress, problem, { step, loss: losses.at(k), training: trainingAt(series, k) });
    yield progress;
  }
}

/** The mean training loss up to an evaluation; where its steps are not there any more, that of the very step. */
function trainingAt({ losses, evaluations }: RunSeries, k: number): number {
  const end = evaluations.steps.at(k) - losses.first;
  const newest = losses.values.subarray(Math.max(0, end - MEAN_OF), Math.max(0, end)).filter(Number.isFinite);
  if (newest.length >= FEWEST) return spreadOf(newest).mean;
  return losses.first > 0 ? evaluations.trainingLosses.at(k) : NaN;
}

function advanced(before: Progress, problem: ProblemInfo, judged: Judged): Progress {
  const { step, loss } = judged;
  const better = betterAfter(before, problem, judged);
  const solving =
    before.said.overfit && problem.solved.beats ? before : solvingAfter(before, problem, judged);
  const isLowest = Number.isFinite(loss) && !(loss >= (before.lowest?.loss ?? Infinity));
  const lowest = isLowest ? { step, loss } : before.lowest;
  const rises = isLowest || !lowest ? NOT_HELD : risesAfter(before.rises, problem, judged, lowest);
  return {
    said: {
      ...solving.said,
      progressLevel: levelOf(before, better, solving.said.solvedAt),
      overfit: rises.holds ? lowest : undefined,
    },
    step,
    better,
    below: solving.below,
    belowSince: solving.belowSince,
    rises,
    lowest,
  };
}

function betterAfter({ better }: Progress, { baseline }: ProblemInfo, { loss, training }: Judged): Held {
  const level = better.holds ? BACK_AT_LINE : CLEARLY_BETTER;
  const says = loss < baseline.loss * level && !(training >= baseline.loss * level);
  return heldAfter(better, says, better.wasHeld ? IN_A_ROW : AT_FIRST);
}

function levelOf({ said }: Progress, better: Held, solvedAt: number | undefined): Said['progressLevel'] {
  if (solvedAt !== undefined) return 'solved';
  if (better.holds) return 'learning';
  if (better.wasHeld) return 'back';
  // What is better from the first evaluation on is not spoken of before it is sure.
  return said.progressLevel === 'untrained' && better.against > 0 ? 'untrained' : 'guessing';
}

function risesAfter(rises: Held, problem: ProblemInfo, judged: Judged, lowest: Overfit): Held {
  const says = rises.holds ? !isBackAgain(judged, lowest, problem) : risesBeyond(judged, lowest, problem);
  return heldAfter(rises, says);
}

/** Solved is what was so once; what beats another method must do so for long. Both may be lost again. */
function solvingAfter(
  { said, below, belowSince }: Progress,
  { solved }: ProblemInfo,
  { step, loss }: Judged,
): { said: Pick<Said, 'solvedAt' | 'lostAt'>; below: Held; belowSince: number } {
  const line = below.holds && !solved.beats ? WELL_ABOVE * solved.loss : solved.loss;
  const isBelow = loss <= line;
  const since = isBelow === below.holds || below.against > 0 ? belowSince : step;
  // What beats another method is taken back as it is said.
  const again = solved.beats || said.solvedAt === undefined ? solvedInARow(solved) : IN_A_ROW;
  const next = heldAfter(below, isBelow, again);
  if (next.holds === below.holds) return { said, below: next, belowSince: since };
  const { solvedAt } = said;
  const beaten = solved.beats || solvedAt === undefined ? since : solvedAt;
  return {
    said: next.holds ? { solvedAt: beaten, lostAt: undefined } : { solvedAt, lostAt: since },
    below: next,
    belowSince: step,
  };
}
