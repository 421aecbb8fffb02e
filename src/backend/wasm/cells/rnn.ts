/** The simple RNN: one sum a unit. */
import { blocksOf, type SequenceCell } from './cell.ts';

const shape = {
  blocks: 1,
  fedByInput: { first: 0, count: 1 },
  fedByState: { first: 0, count: 1 },
  places: {
    weightIh: blocksOf('input', 0),
    weightHh: blocksOf('recurrent', 0),
    bias: blocksOf('bias', 0),
  },
  hasCellState: false,
  keeps: false,
  gates: {},
} as const;

export const tanhCell: SequenceCell = {
  ...shape,
  forward({ kernels, sums, h, rows, units }) {
    kernels.tanhForward(sums, h, rows * units);
  },
  backward({ kernels, sums, h, dh, rows, units }) {
    kernels.tanhBackward(sums, h, dh, rows * units);
  },
};

export const reluCell: SequenceCell = {
  ...shape,
  forward({ kernels, sums, h, rows, units }) {
    kernels.reluForward(sums, h, rows * units);
  },
  backward({ kernels, sums, h, dh, rows, units }) {
    kernels.reluBackward(sums, h, dh, rows * units);
  },
};
