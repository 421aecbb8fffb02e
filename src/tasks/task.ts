/**
 * The contract of a task: what a network reads, what it should say, and how a person sees one example.
 *
 * A task is stateless and seeded. `create` fills in its options and gives a `Problem`, which draws batches from a
 * generator it is handed: the same generator gives the same batch. Every problem has the one shape
 * `[batch, time]`, so that every model fits every task: a question asked only at the end masks all other steps,
 * forecasting and text predict the next step at every step.
 */
import type { Option, OptionValues } from '../options/option.ts';
import type { Random } from '../math/random.ts';

export interface Batch {
  readonly batchSize: number;
  readonly timeSteps: number;
  /** `[batch, time, inputSize]` for an input of values, `[batch, time]` of symbol indices for an input of symbols. */
  readonly inputs: Float32Array;
  /** `[batch, time]`: a value (mse), 0 or 1 (binary), or a class index (softmax). */
  readonly targets: Float32Array;
  /** `[batch, time]`: 1 where the answer counts, 0 where it does not. */
  readonly mask: Float32Array;
}

/** One sequence of a batch: the same arrays without the batch, as long as the sequence. */
export type Row = Pick<Batch, 'inputs' | 'targets' | 'mask'>;

/** What is right for one sequence, as long as it. */
export type Answers = Pick<Row, 'targets' | 'mask'>;

/** mse: mean squared error. binary: cross-entropy of one logit, in nats. softmax: cross-entropy of `outputSize` logits, in nats. */
export type LossKind = 'mse' | 'binary' | 'softmax';

/**
 * What a person is told beside the loss, over the masked-in steps of held-out data:
 * the share of right classes or bits; the share of sequences all of whose answers are right; the share of values within a
 * tolerance; bits per symbol; the root mean squared error.
 */
export type Metric =
  | {
      readonly kind: 'accuracy';
      readonly label: string;
      /**
       * Softmax only: masked steps whose target is this class do not count. For answers between long stretches of
       * "nothing to say", which belong into the loss but would make any share of right answers look high.
       */
      readonly ignoreClass?: number;
    }
  | { readonly kind: 'exact'; readonly label: string }
  | { readonly kind: 'within'; readonly label: string; readonly tolerance: number }
  | { readonly kind: 'bits'; readonly label: string }
  | { readonly kind: 'rmse'; readonly label: string; readonly scale: number; readonly unit: string };

/** A level of the loss that has a meaning, drawn as a line in the loss chart. */
export interface LossLine {
  readonly loss: number;
  /** A few words for the line, for instance "always guess 1". */
  readonly label: string;
}

/**
 * How the input lane draws one example. Ranges are in the network's numbers, before `units`. Symbols are the texts
 * themselves, so that joining them gives what was written; a lane shows white space by a mark. An input of symbols is
 * told from an input of values by this view's kind.
 */
export type InputView =
  | {
      readonly kind: 'bars';
      /** What the bars of feature 0 are, and their range. */
      readonly label: string;
      readonly range: readonly [number, number];
      /** What a dot under a bar means where feature 1 is above 0.5; absent when there is one feature. */
      readonly mark?: string;
    }
  | {
      readonly kind: 'line';
      readonly label: string;
      readonly range: readonly [number, number];
      readonly unit: string;
    }
  | { readonly kind: 'symbols'; readonly label: string; readonly symbols: readonly string[] }
  | {
      readonly kind: 'spectrogram';
      readonly label: string;
      /** Centre of each feature's band in hertz, from the lowest. */
      readonly bands: readonly number[];
      readonly range: readonly [number, number];
      /** How many decibels the range spans; its upper end is 0 dB, the loudest of the sound. */
      readonly decibels: number;
    };

/** How the output lane draws what the network says against what is right. */
export type OutputView =
  | {
      readonly kind: 'value';
      readonly label: string;
      readonly range: readonly [number, number];
      readonly unit?: string;
    }
  | { readonly kind: 'bit'; readonly label: string }
  | { readonly kind: 'symbols'; readonly label: string; readonly symbols: readonly string[] }
  /** The probability of each class over time, for few classes: the path to the answer is worth seeing. */
  | { readonly kind: 'classes'; readonly label: string; readonly classes: readonly string[] };

/** Shows numbers of the network in the units of the series: `shown = value · scale + offset`. */
export interface Units {
  readonly scale: number;
  readonly offset: number;
}

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

/** When the values of a series were measured: value k at `first + k · step`. */
export interface Times {
  /** "year", with months as twelfths, or "value" where they are only counted. */
  readonly label: 'year' | 'value';
  readonly first: number;
  readonly step: number;
}

/** A series on which a network can run by itself, each answer being its next input. Places are indices into the series. */
export interface FreeRunning {
  /** What the values are, and their unit. */
  readonly label: string;
  readonly unit: string;
  /** The first and the last value after which it can run; it reads `timeSteps` numbers up to there. */
  readonly from: readonly [number, number];
  /** The first value that the training never sees. */
  readonly heldOut: number;
  /** How many values it foretells in a row. */
  readonly length: number;
  readonly times: Times;
}

/** A stretch of such a series, in its unit but for `inputs`. */
export interface Passage {
  /** What the network reads, in its own numbers: `[timeSteps]`. */
  readonly inputs: Float32Array;
  /** The values read, as many. */
  readonly read: Float32Array;
  /** The values that really came: as many as are asked for, fewer at the end of the series. */
  readonly truth: Float32Array;
  /** What forecasts without a network say of as many values as are asked for, fed their own answers, too. */
  readonly plain: readonly { readonly label: string; readonly values: Float32Array }[];
  /** The network's answers, one after the other, in the unit of the series. */
  inUnits(answers: ArrayLike<number>): Float32Array;
}

/** What a visitor brought along: it stays in the browser. */
export type OwnData =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'series'; readonly name: string; readonly values: readonly number[] };

/** How a visitor asks the network about a source of his own, where a problem allows it. */
export interface Ask {
  /** What is to be typed, as the field's label: "a date". */
  readonly label: string;
  /** Sources to try, none of which the training reads. */
  readonly examples: readonly string[];
  readonly answer: AskedAnswer;
}

/**
 * written: the network writes on after the prompt, each symbol fed back to it, until it says the symbol `end` or has written
 * `longest` of them. class: it says one symbol of the output, whose full names are `names`, after the prompt's last.
 */
export type AskedAnswer =
  | { readonly kind: 'written'; readonly end: number; readonly longest: number }
  | { readonly kind: 'class'; readonly names: readonly string[] };

/** A typed source as symbols of the input, at least one; or one sentence on why it is none and what to do. */
export type Prompt = { readonly symbols: readonly number[] } | { readonly sentence: string };

/** What decides the shapes of a problem. */
export interface ProblemSize {
  /** Features of one time step: the channels of a value input, or the number of symbols. */
  readonly inputSize: number;
  readonly outputSize: number;
  /** Steps of the longest sequence that is trained on. */
  readonly timeSteps: number;
}

/** All of a problem that can be sent to the page: everything but the functions. */
export interface ProblemInfo extends ProblemSize {
  readonly lengths: Lengths;
  readonly loss: LossKind;
  readonly metric: Metric;
  /** What a predictor gets that has learned nothing but averages. */
  readonly baseline: LossLine;
  /** The held-out loss from which on the task counts as solved. */
  readonly solved: LossLine;
  /** True where every batch is drawn anew from more sequences than a training can ever see: none is learned by heart. */
  readonly endless?: boolean;
  /** What other guesses and methods get on the same held-out data. */
  readonly others?: readonly LossLine[];
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
  /** Fresh training data. */
  sample(random: Random, batchSize: number): Batch;
  /** Data the training never sees: fresh draws, or a part of the data set that was set aside. */
  heldOut(random: Random, batchSize: number): Batch;
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
  /** Reads what a visitor typed, whatever it is; there where `ask` is. */
  encode?(text: string): Prompt;
  /**
   * There where `freeRun` is: the stretch around one of its places.
   * @param from a whole number within `freeRun.from`
   * @param length how many values are foretold, at least 1
   */
  passage?(from: number, length: number): Passage;
}

export interface Task {
  readonly id: string;
  readonly label: string;
  /** What is to be done, in one sentence. */
  readonly sentence: string;
  /** Why it is hard, in one sentence. */
  readonly whyHard: string;
  readonly options: readonly Option[];
  /** Set when a visitor can bring own data: which kind, and the choice of which option asks for it. */
  readonly own?: { readonly kind: OwnData['kind']; readonly option: string; readonly value: string };
  /**
   * The problem's size, known without its data: what the resource budget counts. An upper bound where the size
   * depends on data, such as the number of symbols in a text.
   */
  size(options: OptionValues): ProblemSize;
  /**
   * Fills in the options. Throws an `OwnDataError` with a sentence for the person when own data cannot be used.
   * Data files are loaded here, by a dynamic import, so that the page never carries them.
   */
  create(options: OptionValues, own?: OwnData): Problem | Promise<Problem>;
}

/** Own data that cannot be used; the message says why and what to do. */
export class OwnDataError extends Error {
  override readonly name = 'OwnDataError';
}

/** The parts of a problem that can be cloned into a message. */
export function infoOf(problem: Problem): ProblemInfo {
  const {
    sample: _sample,
    heldOut: _heldOut,
    atLength: _atLength,
    encode: _encode,
    passage: _passage,
    answers: _answers,
    ...info
  } = problem;
  return info;
}

/** Asked at the last step only. */
export function answerAtEnd(timeSteps: number, target: number): Answers {
  const [targets, mask] = [new Float32Array(timeSteps), new Float32Array(timeSteps)];
  targets[timeSteps - 1] = target;
  mask[timeSteps - 1] = 1;
  return { targets, mask };
}

/** An empty batch of the problem's shape, to be filled. `features` is 1 for symbols. */
export function emptyBatch(batchSize: number, timeSteps: number, features: number): Batch {
  return {
    batchSize,
    timeSteps,
    inputs: new Float32Array(batchSize * timeSteps * features),
    targets: new Float32Array(batchSize * timeSteps),
    mask: new Float32Array(batchSize * timeSteps),
  };
}
