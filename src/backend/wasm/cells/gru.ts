/** The GRU with both resets; `assembly/gru.ts` says how its sums lie. */
import { blocksOf, type SequenceCell } from './cell.ts';

/** Sums n r z q: the inputs feed the first three, the state the last three. */
export const resetAfterCell: SequenceCell = {
  blocks: 4,
  fedByInput: { first: 0, count: 3 },
  fedByState: { first: 1, count: 3 },
  // The parameters' own order is r z n.
  places: {
    weightIh: blocksOf('input', 1, 2, 0),
    weightHh: blocksOf('recurrent', 0, 1, 2),
    bias: blocksOf('bias', 1, 2, 0),
    biasHn: blocksOf('bias', 3),
  },
  hasCellState: false,
  keeps: false,
  gates: { n: 0, r: 1, z: 2 },
  forward({ kernels, sums, hBefore, h, rows, units }) {
    kernels.gruAfterForward(sums, hBefore, h, rows, units);
  },
  backward({ kernels, sums, hBefore, dh, dhBefore, rows, units }) {
    kernels.gruAfterBackward(sums, hBefore, dh, dhBefore, rows, units);
  },
};

const FLOAT = 4;
const CANDIDATE = 2;

/** Sums r z n; n's product is with r·h, so it is taken between two passes over the units. */
export const resetBeforeCell: SequenceCell = {
  blocks: 3,
  fedByInput: { first: 0, count: 3 },
  fedByState: { first: 0, count: 2 },
  places: {
    weightIh: blocksOf('input', 0, 1, 2),
    weightHh: [...blocksOf('recurrent', 0, 1), ...blocksOf('second', 0)],
    bias: blocksOf('bias', 0, 1, 2),
  },
  hasCellState: false,
  keeps: true,
  secondBlock: CANDIDATE,
  gates: { r: 0, z: 1, n: CANDIDATE },
  forward({ kernels, sums, hBefore, h, kept, second, rows, units }) {
    const width = units * FLOAT;
    const candidate = sums + CANDIDATE * width;
    kernels.gruBeforeGates(sums, hBefore, kept, rows, units);
    kernels.gemm(kept, width, FLOAT, second, width, candidate, 3 * width, rows, units, units, true);
    kernels.gruBeforeState(sums, hBefore, h, rows, units);
  },
  backward({ kernels, sums, hBefore, dh, dhBefore, carried, secondTransposed, rows, units }) {
    const width = units * FLOAT;
    const candidate = sums + CANDIDATE * width;
    kernels.gruBeforeStateBackward(sums, hBefore, dh, dhBefore, rows, units);
    // What is carried here only serves as room for the gradient by r·h.
    kernels.gemm(
      candidate,
      3 * width,
      FLOAT,
      secondTransposed,
      width,
      carried,
      width,
      rows,
      units,
      units,
      false,
    );
    kernels.gruBeforeGatesBackward(sums, hBefore, carried, dhBefore, rows, units);
  },
};
