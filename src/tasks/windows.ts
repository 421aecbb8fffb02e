/**
 * Windows over one long list, for tasks whose data is a text or a series: step t of the window at `start` reads the value
 * at `start + t` and is asked for the one after it.
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
}

/** Fills the batch, whose inputs have one feature, with windows at random places. */
function fillWindows(batch: Batch, windows: Windows, random: Random, values: ArrayLike<number>): Batch {
  const { length, firstStart, lastStart, warmUp, firstTarget } = windows;
  for (let b = 0; b < batch.batchSize; b++) {
    const start = firstStart + random.integer(lastStart - firstStart + 1);
    const row = b * length;
    for (let t = 0; t < length; t++) {
      const next = start + t + 1;
      batch.inputs[row + t] = values[next - 1]!;
      batch.targets[row + t] = values[next]!;
      batch.mask[row + t] = t >= warmUp && next >= firstTarget ? 1 : 0;
    }
  }
  return batch;
}

/** The longest windows that judge: longer ones would take long, and few would fit. */
const LONGEST_JUDGED = 1000;

/**
 * How a problem draws its batches from windows of one list of values: at random, from its own part of the list.
 * @param heldOutAt the held-out windows of a length
 * @param lengths what a length counts, and the longest window that judges where data ends before the common limit
 */
export function windowBatches(
  training: Windows,
  heldOutAt: (length: number) => Windows,
  values: ArrayLike<number>,
  lengths: { readonly label: string; readonly longest: number },
): Pick<Problem, 'lengths' | 'sample' | 'heldOut' | 'atLength'> {
  const { length, warmUp } = training;
  const draw = (windows: Windows, random: Random, batchSize: number) =>
    fillWindows(emptyBatch(batchSize, windows.length, 1), windows, random, values);
  const heldOut = heldOutAt(length);
  return {
    lengths: {
      label: lengths.label,
      trained: [length, length],
      limits: [warmUp + 1, Math.min(LONGEST_JUDGED, lengths.longest)],
    },
    sample: (random, batchSize) => draw(training, random, batchSize),
    heldOut: (random, batchSize) => draw(heldOut, random, batchSize),
    atLength: (random, batchSize, judged) => draw(heldOutAt(judged), random, batchSize),
  };
}

/** In how many of the windows the answer at `index` counts. */
function coverage({ length, firstStart, lastStart, warmUp, firstTarget }: Windows, index: number): number {
  if (index < firstTarget) return 0;
  const last = Math.min(lastStart, index - 1 - warmUp);
  const first = Math.max(firstStart, index - length);
  return Math.max(0, last - first + 1);
}

/** The mean of `lossAt(index)` over all answers of all windows that count: what random windows give in the long run. */
export function meanOverWindows(windows: Windows, lossAt: (index: number) => number): number {
  let sum = 0;
  let weights = 0;
  for (let index = windows.firstStart + 1; index <= windows.lastStart + windows.length; index++) {
    const weight = coverage(windows, index);
    if (weight === 0) continue;
    sum += weight * lossAt(index);
    weights += weight;
  }
  return sum / weights;
}
