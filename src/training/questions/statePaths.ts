/** The way of the hidden state through held-out sequences, in the two directions in which it moves most. */
import type { Batch } from '../../tasks/contract/batch.ts';
import { rowsOf } from '../rules/batchSlices.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { inPlane, principalPlane } from '../../math/principal.ts';
import { refused, type Kind, type Refused } from './kind.ts';

export interface StatePathsQuestion {
  /** From 0. */
  readonly layer: number;
  /** A state's id. */
  readonly state: string;
  /** How many sequences, the first of the held-out ones. */
  readonly count: number;
  /** A sequence that is to be among them. */
  readonly example: number;
  /** The axes of an earlier finding, which the new ones are laid along. */
  readonly axes?: Float64Array;
}

export interface StatePathsFinding {
  /** Training steps behind it. */
  readonly step: number;
  readonly layer: number;
  readonly state: string;
  /** Which held-out examples, and how many steps each has. */
  readonly examples: Int32Array;
  readonly lengths: Int32Array;
  /** Path after path, `[all steps, 2]`. */
  readonly points: Float32Array;
  /** What is right at the last step that counts, by sequence. */
  readonly targets: Float32Array;
  /** `[2, units]`, and the share of the variance along each. */
  readonly axes: Float64Array;
  readonly shares: readonly [number, number];
}

/** Those sequences of a batch, in that order. */
function pick(batch: Batch, examples: readonly number[]): Batch {
  const rows = examples.map((example) => rowsOf(batch, example, example + 1));
  const joined = (part: 'inputs' | 'targets' | 'mask') => {
    const width = rows[0]![part].length;
    const all = new Float32Array(width * rows.length);
    rows.forEach((row, k) => all.set(row[part], k * width));
    return all;
  };
  return {
    batchSize: rows.length,
    timeSteps: batch.timeSteps,
    inputs: joined('inputs'),
    targets: joined('targets'),
    mask: joined('mask'),
  };
}

/** The steps that a sequence has: up to the last that counts. */
function lengthsOf({ batchSize, timeSteps, mask }: Batch): Int32Array {
  return Int32Array.from(
    { length: batchSize },
    (_, b) => mask.subarray(b * timeSteps, (b + 1) * timeSteps).lastIndexOf(1) + 1 || timeSteps,
  );
}

/** `[batch, time, units]` without the steps after each sequence's end: `[all steps, units]`. */
function withoutPadding(values: Float32Array, timeSteps: number, width: number, lengths: Int32Array) {
  const kept = new Float32Array(lengths.reduce((sum, length) => sum + length, 0) * width);
  let to = 0;
  lengths.forEach((length, b) => {
    const from = b * timeSteps * width;
    kept.set(values.subarray(from, from + length * width), to);
    to += length * width;
  });
  return kept;
}

/** Reads all sequences at once. Waits for the device. */
export function readStatePaths(trainer: Trainer, question: StatePathsQuestion): StatePathsFinding | Refused {
  const { network, heldOut, step } = trainer;
  const { layer, state, count, example, axes: before } = question;
  const first = Array.from({ length: Math.min(count, heldOut.batchSize) }, (_, k) => k);
  const shown = Math.min(Math.max(0, example), heldOut.batchSize - 1);
  const examples = first.includes(shown) ? first : [...first, shown];
  const batch = pick(heldOut, examples);
  const values = network.tf.tidy(() => {
    const { traces } = network.forward(trainer.views(), network.inputsOf(batch), { trace: true });
    return traces
      .find((trace) => trace.layer === layer && trace.lane.id === state)
      ?.values.dataSync<'float32'>();
  });
  if (!values) return refused('This network has no such state: choose another layer.');
  if (!values.every(Number.isFinite))
    return refused('The states are no longer numbers, so there is no way to draw: reset the run.');
  const lengths = lengthsOf(batch);
  const width = values.length / (batch.batchSize * batch.timeSteps);
  const points = withoutPadding(values, batch.timeSteps, width, lengths);
  const plane = principalPlane(points, width, before);
  return {
    step,
    layer,
    state,
    examples: Int32Array.from(examples),
    lengths,
    points: inPlane(points, plane),
    targets: Float32Array.from(lengths, (length, b) => batch.targets[b * batch.timeSteps + length - 1]!),
    axes: plane.axes,
    shares: plane.shares,
  };
}

export const statePaths: Kind<StatePathsQuestion, StatePathsFinding> = {
  answer: readStatePaths,
  next: (question, { axes }) => ({ ...question, axes }),
};
