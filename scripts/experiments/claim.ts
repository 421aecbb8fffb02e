/** What a claim is: one sentence of the textbook, the runs that test it, and how their results are judged. */
import type { HistoryRow } from '../train/results.ts';
import type { ProgressLevel } from '../../src/store/state.ts';
import type { LengthResult } from '../../src/worker/protocol.ts';

/** One training, for every seed. */
export interface RunSpec {
  /** Tells the runs of a claim apart: "GRU, T = 20". */
  readonly name: string;
  /** The experiment as in a link, from the `#` on, without its seed. */
  readonly link: string;
  readonly steps: number;
  /** Ends the run at the first evaluation that meets one of these; `solved` is the task's own level of the loss. */
  readonly until?: {
    readonly loss?: number;
    readonly metric?: number;
    readonly solved?: boolean;
    /** The page says so. */
    readonly standing?: 'learning' | 'solved';
    /** Not before this training step. */
    readonly from?: number;
  };
  /** Lengths at which the network is judged at the end, on data of the validation kind. */
  readonly lengths?: readonly number[];
  /** Whether ‖∂loss/∂h‖ of each step is read at the end. */
  readonly stateGradients?: boolean;
  /** Whether nothing else may run meanwhile, because its time is what counts. */
  readonly alone?: boolean;
  /** Gates of the first layer that are held at a value while the network at the end reads some examples again. */
  readonly held?: readonly HeldGate[];
  /** Whether the result tells what the page would show of it, and what it cost: for lessons. */
  readonly asOnPage?: boolean;
}

export interface HeldGate {
  /** By its letter. */
  readonly gate: string;
  readonly value: number;
}

/** What a visitor would see of a run, and how long the processor worked for it. */
export interface OnPage {
  /** What the headline says after each evaluation. */
  readonly levels: readonly ProgressLevel[];
  /** Of all cores together, from the start of the run on: other work of the machine does not count. */
  readonly processorSeconds: number;
}

/** A level of the loss that has a meaning. */
export interface Level {
  readonly label: string;
  readonly loss: number;
  /** The same on the test data, where the task has some. */
  readonly test?: number;
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
  /** The mean squared error of the last answer with each of the gates held, in their order. */
  readonly heldErrors?: readonly number[];
  readonly stepsPerSecond: number;
  /** Where it was computed: "WebAssembly on the CPU". */
  readonly device: string;
  readonly parameterCount: number;
  readonly baseline: Level;
  readonly solved: Level;
  /** Further levels that the task knows. */
  readonly others: readonly Level[];
  readonly seconds: number;
  readonly onPage?: OnPage;
}

/** The runs of a claim with one seed, by their names. */
export type SeedRuns = Readonly<Record<string, RunResult>>;

/** All results of a claim: for each run by its name, one result a seed. */
export type Results = Readonly<Record<string, readonly RunResult[]>>;

/** A figure of the runs of one seed, as the document shows it. */
export interface Shown {
  /** What it is: "GRU, step at which it is there". */
  readonly figure: string;
  /** The names of the runs that are looked at. */
  readonly runs: readonly string[];
  /** Null where a run never got there. */
  of(runs: SeedRuns): number | null;
  /** The figure as a person reads it. */
  say(figure: number | null): string;
}

/** What the runs of one seed must show; `judges.ts` has what claims share. */
export interface Condition extends Shown {
  /** The bound in words: "within 800 steps". */
  readonly words: string;
  /** How long the runs must be trained for the verdict to have a margin, however early they end by themselves. */
  readonly leastSteps?: number;
  meets(runs: SeedRuns): boolean;
}

/** How many of the seeds must meet all conditions: four of five, or more than half. The sentence must say so where it is most. */
export type Share = 'nearly all' | 'most';

export interface Claim {
  readonly id: string;
  readonly sentence: string;
  /** What is trained, in words. */
  readonly setting: string;
  /** Where the sentence comes from. */
  readonly source: string;
  /** The figure of others on the same setting, where there is one. */
  readonly published?: string;
  /** True for what is checked with every change: seconds, not minutes. */
  readonly fast?: boolean;
  readonly runs: readonly RunSpec[];
  /** What makes it hold; each seed is judged by itself, and must meet all of them. The first one's figure stands for the claim. */
  readonly conditions: readonly [Condition, ...Condition[]];
  /** Figures to be read beside those that are judged. */
  readonly shows?: readonly Shown[];
  /** @default 'nearly all' */
  readonly holdsFor?: Share;
}
