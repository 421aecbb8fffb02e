/** Whose error the gradients of a reading follow: that of one step, or of all that count. */
import type { Batch } from '../../tasks/contract/batch.ts';
import type { ErrorOf, GradientLengths, Gradients, Readout } from '../trainers/readings.ts';

/** The steps that count, from 0. */
function countedSteps({ mask }: Batch): number[] {
  return [...mask.keys()].filter((t) => mask[t]! > 0);
}

/**
 * Whose error is followed where this is asked for: of a step that does not count, that of the last before it that does, or else
 * of the first of all. Where one step counts, it is that step's whatever is asked for.
 * @param row a batch of one
 */
function followed(row: Batch, asked: ErrorOf): ErrorOf {
  const steps = countedSteps(row);
  if (steps.length === 1) return steps[0]!;
  if (asked === 'all' || steps.length === 0) return 'all';
  return steps.findLast((step) => step <= asked) ?? steps[0]!;
}

/** The same sequence where only the error of this step counts. */
function maskedTo(row: Batch, step: number): Batch {
  const mask = new Float32Array(row.mask.length);
  mask[step] = 1;
  return { ...row, mask };
}

/** Gives the gradients of a sequence's own loss. */
type Read = (row: Batch) => GradientLengths;

/**
 * @param row a batch of one
 * @param asked see `followed`
 */
export function errorGradients(read: Read, row: Batch, asked: ErrorOf): Gradients {
  const of = followed(row, asked);
  return { of, ...read(of === 'all' ? row : maskedTo(row, of)) };
}

/** The last step that counts, and whoever else was asked for. */
export function gradientsShown(
  read: Read,
  row: Batch,
  asked: ErrorOf = Infinity,
): Pick<Readout, 'gradients' | 'chosenGradients'> {
  const gradients = errorGradients(read, row, Infinity);
  if (followed(row, asked) === gradients.of) return { gradients };
  return { gradients, chosenGradients: errorGradients(read, row, asked) };
}
