/** The minGRU: gate and candidate read the input alone, so nothing but the state itself is handed from step to step. */
import { minGruSums } from '../../preActivations.ts';
import type { SequenceCell } from './cell.ts';
import { sumLayout } from './sumLayout.ts';

export const minGruCell: SequenceCell<'h'> = {
  ...sumLayout(minGruSums),
  states: ['h'],
  keeps: false,
  forward({ kernels, sums, before, after, rows, units }) {
    kernels.minGruForward(sums, before.h, after.h, rows, units);
  },
  backward({ kernels, sums, before, dh, dhBefore, rows, units }) {
    kernels.minGruBackward(sums, before.h, dh, dhBefore, rows, units);
  },
};
