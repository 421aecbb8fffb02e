/** The LSTM: sums i f g o; tanh(c) is kept for the way back. */
import { blocksOf, type SequenceCell } from './cell.ts';

export const lstmCell: SequenceCell = {
  blocks: 4,
  fedByInput: { first: 0, count: 4 },
  fedByState: { first: 0, count: 4 },
  places: {
    weightIh: blocksOf('input', 0, 1, 2, 3),
    weightHh: blocksOf('recurrent', 0, 1, 2, 3),
    bias: blocksOf('bias', 0, 1, 2, 3),
  },
  hasCellState: true,
  keeps: true,
  gates: { i: 0, f: 1, g: 2, o: 3 },
  forward({ kernels, sums, cBefore, c, kept, h, rows, units }) {
    kernels.lstmForward(sums, cBefore, c, kept, h, rows, units);
  },
  backward({ kernels, sums, cBefore, kept, dh, carried, rows, units }) {
    kernels.lstmBackward(sums, cBefore, kept, dh, carried, rows, units);
  },
};
