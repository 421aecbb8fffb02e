/** What the page asks of a run, and what it hears of it. */
import type { Experiment } from '../../config/experiment.ts';
import type { OwnData } from '../../tasks/contract/abilities.ts';
import type {
  Checkpoint,
  Frame,
  GivenUp,
  LiveChange,
  LiveSettings,
  RunInfo,
  Snapshot,
  TrainerForm,
} from '../protocol.ts';
import type { RunStatus } from './status.ts';

/** All that a run needs to go on exactly where it was, also on a page that knows nothing of it yet. */
export interface KeptRun {
  /** As it was at step 0, on the backend that it was on last. */
  readonly initial: Experiment;
  readonly checkpoint: Checkpoint;
  /** Settings that were changed under way, in the order of their steps. */
  readonly changes: readonly LiveChange[];
  readonly form?: TrainerForm;
  readonly givenUp: GivenUp;
}

export interface RunRequest {
  readonly experiment: Experiment;
  readonly own?: OwnData;
  readonly play: boolean;
  /** Pause by itself after this step. */
  readonly untilStep?: number;
  /** Pause by itself at the evaluation by which the task counts as solved: at that very step. */
  readonly untilSolved?: boolean;
  /** Where it is to go on, in place of step 0; `experiment` is then what it had become. */
  readonly kept?: KeptRun;
  /** Nobody knows how well the kept network does: it is judged before it trains on. */
  readonly judge?: boolean;
}

export interface ClientEvents {
  /** It is another, or came about again: a paused run has made a step, a worker that was to resume has failed, too. */
  status(status: RunStatus): void;
  /** A run can begin, or has moved to another device. */
  info(info: RunInfo): void;
  frame(frame: Frame): void;
  /** The parameters after a step, for looking back; those after the step of a `rewind` come again. */
  snapshot?(snapshot: Snapshot): void;
  /** A run begins at step 0: the series of the one before are over. */
  begin(): void;
  /** Settings have changed under way, from that step on; a change at an earlier step takes back those that came later. */
  changed?(change: LiveChange, before: LiveSettings): void;
  /** A failed worker is replaced: the series go back to this step, and what came later comes again, exactly. */
  rewind(step: number): void;
  /** There is a newer place to go on from, of which `TrainingClient.kept` tells. */
  kept?(): void;
}
