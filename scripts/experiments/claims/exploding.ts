/** What the examples on exploding gradients say of themselves, with the runs that tell the cause from others. */
import type { Claim, RunSpec } from '../claim.ts';
import { gradientRate } from '../figures.ts';
import { atLeast, failsWithin, learnsWithin } from '../judges.ts';
import { presetClaim } from './preset.ts';

const LINK = '#task=order&cell=rnn&units=50&optimizer=sgd';
/** The last step alone is asked, of twenty. */
const LAST = 19;
const until = { metric: 0.95 };

const run = (name: string, more: string, part: Partial<RunSpec> = {}): RunSpec => ({
  name,
  link: `${LINK}&${more}`,
  steps: 2000,
  until,
  ...part,
});

export const exploding: readonly Claim[] = [
  presetClaim('exploding', {
    own: { steps: 4000, until },
    others: [
      run('clipped', 'gain=3&lr=0.1&clip=1', { steps: 4000 }),
      run('untrained', 'gain=3&lr=0.00001&clip=0', { steps: 1, stateGradients: true }),
    ],
    setting:
      'there are 95 % right; beside it the same network with clip norm 1, and the factor of ‖∂L/∂h_t‖ from one step to the one before after a single step of 1e-5',
    source: 'Pascanu, Mikolov & Bengio 2013 (arXiv:1211.5063)',
    conditions: [
      failsWithin('Simple RNN', 2000),
      learnsWithin('clipped', 4000),
      atLeast('untrained', gradientRate(LAST), 1.05),
    ],
  }),
  presetClaim('clipping', {
    own: { steps: 2000, until },
    setting: 'there are 95 % right',
    source: 'Pascanu, Mikolov & Bengio 2013 (arXiv:1211.5063)',
    conditions: [failsWithin('Simple RNN', 1000), learnsWithin('Simple RNN, clip 1', 1000)],
  }),
];
