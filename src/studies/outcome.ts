/** What became of a run of a study: plain data, as a file keeps it. A number that is not finite is null there. */
import type { CurveMark } from '../math/curveMark.ts';
import { solvedInARow, type Metric, type SolvedLine } from '../tasks/contract/measures.ts';
import type { BackendId, TrainerForm } from '../worker/protocol.ts';
import type { StudyRun } from './study.ts';

/** One evaluation. */
export interface HistoryRow {
  readonly step: number;
  /** The training loss of that very step; null before the first. */
  readonly loss: number | null;
  readonly heldOutLoss: number | null;
  readonly metric: number | null;
  /** The same on the test data, where the task has some; nothing was chosen by them. */
  readonly testLoss?: number | null;
  readonly testMetric?: number | null;
}

/** solved, steps: where it ended as the study wants. failed: it could not be trained, which says nothing of its network. */
export type EndingKind = 'solved' | 'diverged' | 'steps' | 'failed';

export interface RunOutcome {
  /** The run's link; `StudyRun.link`. */
  readonly link: string;
  readonly ending: EndingKind;
  /** Why it failed. */
  readonly sentence?: string;
  /** The step of the first evaluation that counts as solved, wherever the run ended; see `solvedStep`. */
  readonly solvedAt?: number;
  /** Training steps done. */
  readonly steps: number;
  /** Of the last evaluation. */
  readonly heldOutLoss: number | null;
  readonly metric: number | null;
  /**
   * What the gradient of the last answer's error is multiplied by from one time step to the one before, at the end of the run, in
   * the first validation example; left out where no line through its steps says so.
   */
  readonly gradientRate?: number;
  readonly history: readonly HistoryRow[];
  /** What it was judged by: the metric, and the level that counts as solved; left out where it failed before. */
  readonly measure?: { readonly metric: Metric; readonly solved: SolvedLine };
  /** Where and how it was computed; left out where it failed before. */
  readonly backend?: BackendId;
  readonly form?: TrainerForm;
  /** Left out where it ended within the first hundred steps. */
  readonly mark?: CurveMark;
  /** While it trained. */
  readonly stepsPerSecond?: number;
  /** From its start to its end, without pauses. */
  readonly seconds: number;
}

/** Outcomes by the links of their runs. */
export type Outcomes = ReadonlyMap<string, RunOutcome>;

/**
 * Where a run is solved: at the first of as many evaluations in a row at or below the level as its task wants, not counting the one
 * before training, and known to be with the last of them.
 */
export function solvedStep(
  history: readonly Pick<HistoryRow, 'step' | 'heldOutLoss'>[],
  solved: SolvedLine,
): { readonly from: number; readonly to: number } | undefined {
  const inARow = solvedInARow(solved);
  let from = 0;
  let count = 0;
  for (const { step, heldOutLoss } of history) {
    if (step === 0) continue;
    if (heldOutLoss === null || !(heldOutLoss <= solved.loss)) {
      count = 0;
      continue;
    }
    if (++count === 1) from = step;
    if (count === inARow) return { from, to: step };
  }
  return undefined;
}

/**
 * Whether an outcome that was kept is that of this run: what failed is tried again, and one that ended for want of steps, or with
 * more than it may take, says nothing of others.
 */
export function standsFor(outcome: RunOutcome, run: Pick<StudyRun, 'link' | 'steps'>): boolean {
  if (outcome.link !== run.link || outcome.ending === 'failed') return false;
  return outcome.ending === 'steps' ? outcome.steps === run.steps : outcome.steps <= run.steps;
}

/** What stands for a run that no executor could bring to its end. */
export function failedOutcome(link: string, sentence: string): RunOutcome {
  return {
    link,
    ending: 'failed',
    sentence,
    steps: 0,
    heldOutLoss: null,
    metric: null,
    history: [],
    seconds: 0,
  };
}
