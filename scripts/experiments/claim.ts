/** What a claim is: one sentence of the textbook, the runs that test it, and how their results are judged. */
import type { HistoryRow } from '../train/results.ts';
import type { LengthResult } from '../../src/worker/protocol.ts';

/** One training, for every seed. */
export interface RunSpec {
  /** Tells the runs of a claim apart: "GRU, T = 20". */
  readonly name: string;
  /** The experiment as in a link, from the `#` on, without its seed. */
  readonly link: string;
  readonly steps: number;
  /** Ends the run at the first evaluation that meets one of these; `solved` is the task's own level of the loss. */
  readonly until?: { readonly loss?: number; readonly metric?: number; readonly solved?: boolean };
  /** Lengths at which the network is judged at the end, on fresh data. */
  readonly lengths?: readonly number[];
  /** Whether ‖∂loss/∂h‖ of each step is read at the end. */
  readonly stateGradients?: boolean;
  /** Whether nothing else may run meanwhile, because its time is what counts. */
  readonly alone?: boolean;
}

/** A level of the loss that has a meaning. */
export interface Level {
  readonly label: string;
  readonly loss: number;
}

export interface RunResult {
  readonly name: string;
  readonly seed: number;
  readonly history: readonly HistoryRow[];
  /** The first evaluation that met what the run was to go on until. */
  readonly reachedAt: number | null;
  /** The step at which the loss was no longer a number. */
  readonly divergedAt: number | null;
  readonly lengths: readonly LengthResult[];
  /** By layer and step. */
  readonly stateGradients: readonly (readonly number[])[];
  readonly stepsPerSecond: number;
  /** Where it was computed: "WebAssembly on the CPU". */
  readonly device: string;
  readonly parameterCount: number;
  readonly baseline: Level;
  readonly solved: Level;
  /** Further levels that the task knows. */
  readonly others: readonly Level[];
  readonly seconds: number;
}

/** All results of a claim: for each run by its name, one result a seed. */
export type Results = Readonly<Record<string, readonly RunResult[]>>;

export interface Verdict {
  readonly holds: boolean;
  /** What was found, in a few words with figures. */
  readonly ours: string;
  /** The figure that is judged, for each seed in its order; null where a run never got there. */
  readonly bySeed: readonly (number | null)[];
}

export interface Claim {
  readonly id: string;
  readonly sentence: string;
  /** What is trained, in words. */
  readonly setting: string;
  /** What makes it hold, in words. */
  readonly threshold: string;
  /** Where the sentence comes from. */
  readonly source: string;
  /** The figure of others on the same setting, where there is one. */
  readonly published?: string;
  /** True for what is checked with every change: seconds, not minutes. */
  readonly fast?: boolean;
  readonly runs: readonly RunSpec[];
  /** @param results every run of the claim, with as many seeds each */
  judge(results: Results): Verdict;
}
