/** What becomes of a trained LSTM's answers when a gate is held at one value. */
import type { Claim } from '../claim.ts';
import { heldAgainst } from '../figures.ts';
import { atLeast } from '../judges.ts';

export const gates: readonly Claim[] = [
  {
    id: 'gates-held',
    sentence:
      'In a trained LSTM an input gate held open does more damage than a forget gate held shut: all that comes is added to the cell state.',
    setting:
      'adding, T = 50, LSTM, 32 units, Adam 0.005, trained until it is solved; the squared error of 24 validation sequences, read again with one gate of all units held at 0 or 1',
    source: 'follows from c′ = f·c + i·g (Hochreiter & Schmidhuber 1997; Gers et al. 2000)',
    runs: [
      {
        name: 'LSTM',
        link: '#task=adding&length=50&cell=lstm&lr=0.005',
        steps: 3000,
        until: { solved: true },
        held: [
          { gate: 'i', value: 1 },
          { gate: 'f', value: 0 },
        ],
      },
    ],
    conditions: [
      atLeast(
        'LSTM',
        heldAgainst(0, 1, 'error with the input gate open, as a multiple of that with the forget gate shut'),
        1.1,
      ),
    ],
  },
];
