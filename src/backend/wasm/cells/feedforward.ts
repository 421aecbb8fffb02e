/** A layer of the feedforward network: a simple RNN's step without a state before it. */
import { feedforwardSums } from '../../preActivations.ts';
import type { SequenceCell } from './cell.ts';
import { tanhCell } from './rnn.ts';
import { sumLayout } from './sumLayout.ts';

export const feedforwardCell: SequenceCell<'h'> = { ...tanhCell, ...sumLayout(feedforwardSums) };
