/** What the examples of the page say of themselves. */
import type { Claim } from '../claim.ts';
import { learnsWithin } from '../judges.ts';
import { presetClaim } from './preset.ts';

export const presetClaims: readonly Claim[] = [
  presetClaim('adding-gru', {
    own: { steps: 1000, until: { solved: true } },
    setting: 'there is a held-out squared error under 0.01',
    conditions: [learnsWithin('GRU', 500)],
  }),
];
