/** What some tasks can do beside being trained: be asked, run on by themselves, and take a visitor's own data. */

import type { Spacing } from './spacing.ts';

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

/**
 * When the values of a series were measured: value k at `first + k · step`, in years with months as twelfths, or counted only;
 * or at moments of a spacing.
 */
export type Times =
  | { readonly label: 'year' | 'value'; readonly first: number; readonly step: number }
  | { readonly label: 'date'; readonly spacing: Spacing };

/** A series on which a network can run by itself, each answer being its next input. Places are indices into the series. */
export interface FreeRunning {
  /** What the values are, and their unit. */
  readonly label: string;
  readonly unit: string;
  /** The first and the last value after which it can run, the last being the newest; it reads `timeSteps` numbers up to there. */
  readonly from: readonly [number, number];
  /** The first value that the training never sees. */
  readonly heldOut: number;
  /** How many values it predicts in a row. */
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

export interface OwnSeries {
  readonly kind: 'series';
  readonly name: string;
  readonly values: readonly number[];
  /** When the values were measured, where that is known; holes have their places among them. */
  readonly spacing?: Spacing;
}

/** What a visitor brought along: it stays in the browser. */
export type OwnData = { readonly kind: 'text'; readonly text: string } | OwnSeries;

/** Own data that cannot be used; the message says why and what to do. */
export class OwnDataError extends Error {
  override readonly name = 'OwnDataError';
}
