/** What is taken away of a run: plain data, as the page or the command line has it. */
import type { Experiment } from '../../config/experiment.ts';
import type { OwnData } from '../../tasks/contract/abilities.ts';
import type { Checkpoint, LiveChange } from '../../training/trainers/checkpoint.ts';

/** A step of the run, and what is known of it. */
export interface HistoryRow {
  /** 0 is the untrained network. */
  readonly step: number;
  /** The training loss, before the update. */
  readonly loss?: number | undefined;
  /** By the network after the update. */
  readonly heldOutLoss?: number | undefined;
  readonly metric?: number | undefined;
}

export interface Taken {
  /** As the run began. */
  readonly experiment: Experiment;
  /** What was changed under way, in the order of the steps. */
  readonly changes: readonly LiveChange[];
  readonly own?: OwnData | undefined;
  /** The link of the experiment, whole, without own data. */
  readonly link: string;
  readonly checkpoint: Checkpoint;
  readonly history: readonly HistoryRow[];
  /** Before the names of the optimizer's moments in the network's file. */
  readonly moments: readonly string[];
  /** Of the page. */
  readonly version: string;
}

/** A run and its network as a file: what the zip is made of. */
export interface Order {
  readonly taken: Taken;
  /** The network as the page saves it. */
  readonly weights: Uint8Array;
}
