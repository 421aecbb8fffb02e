/** The simple RNN: one sum a unit. */
import { rnnSums } from '../../preActivations.ts';
import type { SequenceCell } from './cell.ts';
import { sumLayout } from './sumLayout.ts';

const shape = { ...sumLayout(rnnSums), states: ['h'], keeps: false } as const;

export const tanhCell: SequenceCell<'h'> = {
  ...shape,
  forward({ kernels, sums, after, rows, units }) {
    kernels.tanhForward(sums, after.h, rows * units);
  },
  backward({ kernels, sums, after, dh, rows, units }) {
    kernels.tanhBackward(sums, after.h, dh, rows * units);
  },
};

export const reluCell: SequenceCell<'h'> = {
  ...shape,
  forward({ kernels, sums, after, rows, units }) {
    kernels.reluForward(sums, after.h, rows * units);
  },
  backward({ kernels, sums, after, dh, rows, units }) {
    kernels.reluBackward(sums, after.h, dh, rows * units);
  },
};
