/**
 * The contract of a task with its options filled in. Every problem has the one shape `[batch, time]`, so that every model fits
 * every task: a question asked only at the end masks all other steps, forecasting and text predict the next step at every
 * step.
 */
import type { Random } from '../../math/random.ts';
import type { Ask, Prompt, FreeRunning, Passage } from './abilities.ts';
import type { Batch, Answers } from './batch.ts';
import type { LossKind, Metric, LossLine, MetricLine, SolvedLine } from './measures.ts';
import type { InputView, OutputView, Units } from './views.ts';

/**
 * How long sequences are, in what is natural to the task: bits, steps to wait, digits. A length is not the number of time
 * steps, but decides it.
 */
export interface Lengths {
  /** What is counted, in a word or two: "bits", "wait T". */
  readonly label: string;
  /** The shortest and the longest that is trained on, equal where there is one length only. */
  readonly trained: readonly [number, number];
  /** The shortest and the longest that `atLength` gives. */
  readonly limits: readonly [number, number];
}

/** What decides the shapes of a problem. */
export interface ProblemSize {
  /** Features of one time step: the channels of a value input, or the number of symbols. */
  readonly inputSize: number;
  readonly outputSize: number;
  /** Steps of the longest sequence that is trained on. */
  readonly timeSteps: number;
}

/**
 * What the sequences that judge a network have to do with those that teach it.
 *
 * - fresh: made up from so many that a training meets none of them but by a miracle.
 * - set-aside: kept out of training; `what` names them in the plural: "sums", "later values".
 * - all: there are only `count`, too few to do without some, so training meets them too.
 */
export type Validation =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'set-aside'; readonly what: string }
  | { readonly kind: 'all'; readonly count: number };

/** All of a problem that can be sent to the page: everything but the functions. */
export interface ProblemInfo extends ProblemSize {
  readonly lengths: Lengths;
  readonly loss: LossKind;
  readonly metric: Metric;
  /** What a predictor gets that has learned nothing but averages. */
  readonly baseline: LossLine;
  /** The validation loss from which on the task counts as solved. */
  readonly solved: SolvedLine;
  /** What can be said of the data that judges. */
  readonly validation: Validation;
  /** What other guesses and methods get on the same data. */
  readonly others?: readonly LossLine[];
  /** The same in the metric, of methods whose answers have no loss. */
  readonly metricLines?: readonly MetricLine[];
  readonly input: InputView;
  readonly output: OutputView;
  /** For values shown in units of their own; identity when absent. */
  readonly units?: Units;
  /** Set when the network can write on by itself, each output fed back as the next input; the symbols it starts from. */
  readonly generate?: { readonly prompt: readonly number[]; readonly length: number };
  /** Set when the network can be asked about a typed source, which `Problem.encode` reads. */
  readonly ask?: Ask;
  /** Set when the network can run on by itself over a series of values. */
  readonly freeRun?: FreeRunning;
  /** Sentences to the person, for instance on what was left out of an own text. */
  readonly notices?: readonly string[];
}

/**
 * A problem and its data. Batches of `sample` and `heldOut` have the problem's `timeSteps`; shorter sequences stand at the
 * left, and what is left of their rows is 0 with mask 0. Models are causal, so it changes no answer that counts.
 */
export interface Problem extends ProblemInfo {
  /** Training data. */
  sample(random: Random, batchSize: number): Batch;
  /** Validation data; `validation` says whether the training can have seen it. */
  heldOut(random: Random, batchSize: number): Batch;
  /**
   * Where data is finite: data by which nothing is chosen, neither a step of the training nor a setting. There `heldOut` is
   * fixed as well, of any batch size, whatever the generator; the lines are measured on these very batches.
   */
  test?(): Batch;
  /**
   * Data as of `heldOut`, all of one length, whatever was trained on; the batch has as many time steps as that length needs.
   * @param length a whole number within `lengths.limits`
   */
  atLength(random: Random, batchSize: number, length: number): Batch;
  /**
   * What is right for a sequence that somebody has changed by hand; undefined where the rule of the task says nothing of such a
   * sequence. Absent where inputs alone do not decide it.
   * @param inputs one sequence up to its end, as in a batch of one
   */
  answers?(inputs: Float32Array): Answers | undefined;
  /** Reads what a visitor typed, whatever it is; there where `ask` is, and where the network can write on from it. */
  encode?(text: string): Prompt;
  /**
   * There where `freeRun` is: the stretch around one of its places.
   * @param from a whole number within `freeRun.from`
   * @param length how many values are predicted, at least 1
   */
  passage?(from: number, length: number): Passage;
}

/** The parts of a problem that can be cloned into a message. */
export function infoOf(problem: Problem): ProblemInfo {
  const {
    sample: _sample,
    heldOut: _heldOut,
    test: _test,
    atLength: _atLength,
    encode: _encode,
    passage: _passage,
    answers: _answers,
    ...info
  } = problem;
  return info;
}
