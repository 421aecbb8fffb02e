/**
 * The minimal gated recurrent unit (Feng et al. 2024, "Were RNNs All We Needed?", arXiv:2410.01201): a GRU without a reset gate
 * whose gate and candidate read the input alone.
 *
 *     z = σ(x·W_z + b_z)      update gate
 *     n = x·W_n + b_n         candidate
 *     h' = (1 − z)∘h + z∘n
 *
 * The state stands in no nonlinearity, so the recurrence is linear and a whole sequence is trained at once by a scan (`scan.ts`).
 * The paper scans in the space of logarithms, which needs a positive candidate; the scan here needs none, so the candidate is the
 * paper's plain one. Gate and candidate have matrices of their own, not side by side: parting one product for all steps costs
 * more than a second product. Here z opens the way for the candidate, as in the paper; in our GRU it keeps the state.
 */
import type { CellAbout } from '../cell.ts';
import { inputWeights, zeroBias } from '../parameters.ts';

export const minGru: CellAbout = {
  id: 'mingru',
  label: 'minGRU',
  sentence: 'Its one gate reads the input alone, so all time steps can be computed at once.',
  color: { light: '#a3246e', dark: '#f08cc0' },
  options: [],
  states: [
    { id: 'h', label: 'Hidden state', sentence: 'value of each unit at each time step', range: [-1, 1] },
  ],
  gates: [
    { id: 'z', label: 'Update gate', sentence: 'replaces', range: [0, 1] },
    { id: 'n', label: 'Candidate', sentence: 'new content', range: [-2, 2], unbounded: true },
  ],
  equations: () => ['z = σ(x·W_z + b_z)', 'n = x·W_n + b_n', 'h′ = (1 − z)∘h + z∘n'],
  letters: { W_z: 'weightZ', b_z: 'biasZ', W_n: 'weightN', b_n: 'biasN' },
  tanh: () => undefined,
  parameters: (inputSize, hiddenSize) => [
    inputWeights('weightZ', 'weights of the gate', inputSize, hiddenSize),
    zeroBias('biasZ', 'bias of the gate', hiddenSize),
    inputWeights('weightN', 'weights of the candidate', inputSize, hiddenSize),
    zeroBias('biasN', 'bias of the candidate', hiddenSize),
  ],
};
