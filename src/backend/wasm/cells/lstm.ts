/** The LSTM: sums i f g o; tanh(c) is kept for the way back, which leaves ∂loss/∂c in its place. */
import { lstmSums } from '../../preActivations.ts';
import type { SequenceCell } from './cell.ts';
import { sumLayout } from './sumLayout.ts';

export const lstmCell: SequenceCell<'h' | 'c'> = {
  ...sumLayout(lstmSums),
  states: ['h', 'c'],
  keeps: true,
  leaves: 'c',
  forward({ kernels, sums, before, after, kept, rows, units }) {
    kernels.lstmForward(sums, before.c, after.c, kept, after.h, rows, units);
  },
  backward({ kernels, sums, before, kept, dh, carried, rows, units }) {
    kernels.lstmBackward(sums, before.c, kept, dh, carried.c, rows, units);
  },
};
