/** The GRU with both resets; `assembly/gru.ts` says how its sums lie. */
import { resetAfterSums, resetBeforeSums } from '../../preActivations.ts';
import type { SequenceCell } from './cell.ts';
import { sumLayout } from './sumLayout.ts';

/** The inputs feed the first three sums, the state the last three. */
export const resetAfterCell: SequenceCell<'h'> = {
  ...sumLayout(resetAfterSums, ['n', 'r', 'z', 'q']),
  states: ['h'],
  keeps: false,
  forward({ kernels, sums, before, after, rows, units }) {
    kernels.gruAfterForward(sums, before.h, after.h, rows, units);
  },
  backward({ kernels, sums, before, dh, dhBefore, rows, units }) {
    kernels.gruAfterBackward(sums, before.h, dh, dhBefore, rows, units);
  },
};

const FLOAT = 4;
const layout = sumLayout(resetBeforeSums);

/** n's product is with r·h, so it is taken between two passes over the units. */
export const resetBeforeCell: SequenceCell<'h'> = {
  ...layout,
  states: ['h'],
  keeps: true,
  forward({ kernels, sums, before, after, kept, second, rows, units }) {
    const width = units * FLOAT;
    const candidate = sums + layout.secondBlock! * width;
    kernels.gruBeforeGates(sums, before.h, kept, rows, units);
    kernels.gemm(kept, width, FLOAT, second, width, candidate, 3 * width, rows, units, units, true);
    kernels.gruBeforeState(sums, before.h, after.h, rows, units);
  },
  backward({ kernels, sums, before, dh, dhBefore, scratch, secondTransposed, rows, units }) {
    const width = units * FLOAT;
    const candidate = sums + layout.secondBlock! * width;
    kernels.gruBeforeStateBackward(sums, before.h, dh, dhBefore, rows, units);
    kernels.gemm(
      candidate,
      3 * width,
      FLOAT,
      secondTransposed,
      width,
      scratch,
      width,
      rows,
      units,
      units,
      false,
    );
    kernels.gruBeforeGatesBackward(sums, before.h, scratch, dhBefore, rows, units);
  },
};
