/** What became of a run of a study: plain data, as a file keeps it. A number that is not finite is null there. */
import type { BackendId, TrainerForm } from '../worker/protocol.ts';

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
  /** Where and how it was computed; left out where it failed before. */
  readonly backend?: BackendId;
  readonly form?: TrainerForm;
  /** While it trained. */
  readonly stepsPerSecond?: number;
  /** From its start to its end, without pauses. */
  readonly seconds: number;
}

/** Outcomes by the links of their runs. */
export type Outcomes = ReadonlyMap<string, RunOutcome>;

/** That the loss is below what another method gets is believed after so many evaluations in a row, as on the page. */
const BEATS_FOR = 20;

/** How many evaluations in a row must be at the level that counts as solved. */
export function solvedInARow(solved: { readonly beats?: true }): number {
  return solved.beats ? BEATS_FOR : 1;
}

/** The first of `inARow` evaluations in a row, not the one before training, at or below the level; and the last of them. */
export function solvedStep(
  history: readonly Pick<HistoryRow, 'step' | 'heldOutLoss'>[],
  level: number,
  inARow: number,
): { readonly from: number; readonly to: number } | undefined {
  let from = 0;
  let count = 0;
  for (const { step, heldOutLoss } of history) {
    if (step === 0) continue;
    if (heldOutLoss === null || !(heldOutLoss <= level)) {
      count = 0;
      continue;
    }
    if (++count === 1) from = step;
    if (count === inARow) return { from, to: step };
  }
  return undefined;
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
