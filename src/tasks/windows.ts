/**
 * Windows over one long list, for tasks whose data is a text or a series: step t of the window at `start` reads the value
 * at `start + t` and is asked for the one after it. Training draws them at random; those that judge lie at fixed places, evenly
 * over their part of the list, so that every seed, and every forecast without a network, is judged by the same answers.
 */
import type { Random } from '../math/random.ts';
import { emptyBatch, type Batch } from './contract/batch.ts';
import type { Problem } from './contract/problem.ts';

export interface Windows {
  /** Steps of a window. */
  readonly length: number;
  /** Where windows may begin, both included. */
  readonly firstStart: number;
  readonly lastStart: number;
  /** Steps at the beginning of a window whose answer does not count, because too little has been seen. */
  readonly warmUp: number;
  /** Values before this index never count as an answer. */
  readonly firstTarget: number;
  /** Values from this one up are no answers: they may be read, and nobody is asked for them. */
  readonly noAnswerFrom?: number;
}

/** Those that judge: as many as there are, and no more than this. */
const MOST_JUDGING = 128;

/** Where the windows that judge begin: all places, or as many as may be, spread evenly from the first to the last. */
function judgingStarts({ firstStart, lastStart }: Windows): number[] {
  const places = lastStart - firstStart + 1;
  const count = Math.min(MOST_JUDGING, places);
  return Array.from({ length: count }, (_, k) =>
    count === 1 ? firstStart : firstStart + Math.round((k * (places - 1)) / (count - 1)),
  );
}

/** Whether the answer at step t of the window at `start` counts. */
function counts(windows: Windows, values: ArrayLike<number>, start: number, t: number): boolean {
  const { warmUp, firstTarget, noAnswerFrom = Infinity } = windows;
  const target = start + t + 1;
  return t >= warmUp && target >= firstTarget && values[target]! < noAnswerFrom;
}

/** The windows at those places; inputs have one feature. */
function windowsAt(starts: readonly number[], windows: Windows, values: ArrayLike<number>): Batch {
  const { length, noAnswerFrom = Infinity } = windows;
  const batch = emptyBatch(starts.length, length, 1);
  for (const [b, start] of starts.entries()) {
    for (let t = 0; t < length; t++) {
      const at = b * length + t;
      batch.inputs[at] = values[start + t]!;
      // What is no answer is no class either: it stands as 0, with mask 0.
      const answer = values[start + t + 1]!;
      batch.targets[at] = answer < noAnswerFrom ? answer : 0;
      batch.mask[at] = counts(windows, values, start, t) ? 1 : 0;
    }
  }
  return batch;
}

/** Windows at random places. */
function drawnWindows(windows: Windows, values: ArrayLike<number>, random: Random, batchSize: number): Batch {
  const { firstStart, lastStart } = windows;
  const starts = Array.from(
    { length: batchSize },
    () => firstStart + random.integer(lastStart - firstStart + 1),
  );
  return windowsAt(starts, windows, values);
}

/** The longest windows that judge: longer ones would take long, and few would fit. */
const LONGEST_JUDGED = 1000;

/** The parts of a list: training windows, and for any length those of the two parts that judge. */
export interface Parts {
  readonly training: Windows;
  readonly validationAt: (length: number) => Windows;
  readonly test: Windows;
}

/**
 * How a problem draws its batches from windows of one list of values, each from its own part of the list.
 * @param lengths what a length counts, and the longest window that judges where data ends before the common limit
 */
export function windowBatches(
  { training, validationAt, test }: Parts,
  values: ArrayLike<number>,
  lengths: { readonly label: string; readonly longest: number },
): Pick<Problem, 'lengths' | 'sample' | 'heldOut' | 'test' | 'atLength'> {
  const { length, warmUp } = training;
  const validation = validationAt(length);
  return {
    lengths: {
      label: lengths.label,
      trained: [length, length],
      limits: [warmUp + 1, Math.min(LONGEST_JUDGED, lengths.longest)],
    },
    sample: (random, batchSize) => drawnWindows(training, values, random, batchSize),
    heldOut: () => windowsAt(judgingStarts(validation), validation, values),
    test: () => windowsAt(judgingStarts(test), test, values),
    atLength: (random, batchSize, judged) => drawnWindows(validationAt(judged), values, random, batchSize),
  };
}

/** The mean of `lossAt(index)` over the answers that count in the windows that judge, as often as they do; NaN where none does. */
export function meanOverWindows(
  windows: Windows,
  values: ArrayLike<number>,
  lossAt: (index: number) => number,
): number {
  let sum = 0;
  let asked = 0;
  for (const start of judgingStarts(windows)) {
    for (let t = 0; t < windows.length; t++) {
      if (!counts(windows, values, start, t)) continue;
      sum += lossAt(start + t + 1);
      asked++;
    }
  }
  return sum / asked;
}
