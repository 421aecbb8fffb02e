/** The same weights at every step: networks tried on lengths they were never trained on. */
import type { Claim, RunSpec } from '../claim.ts';
import { metricAt, metricBeyond } from '../figures.ts';
import { atLeast, atMost } from '../judges.ts';

const PARITY = '#task=parity&length=20&from=1&answer=every&batch=64&clip=1';
const STEPS = 1500;

function parity(name: string, more: string, lengths: readonly number[], steps = STEPS): RunSpec {
  return { name, link: `${PARITY}&${more}`, steps, lengths };
}

const SETTING = 'parity, trained on lengths 1 to 20, batch 64, clip 1';

function generalises(id: string, name: string, cell: string, fast = false): Claim {
  return {
    id,
    sentence: `One step's weights serve other lengths: ${name}, trained on up to 20 bits, follows 50, 100 and 200.`,
    setting: `${SETTING}, Adam 0.005, 1,500 steps, 16 units`,
    source: 'Delétang et al. 2023 (arXiv:2207.02098), parity check',
    published: '100 % at length 200',
    ...(fast ? { fast } : {}),
    runs: [parity(name, `cell=${cell}&units=16&lr=0.005`, [20, 50, 100, 200])],
    conditions: [
      atLeast(name, metricAt(200), 0.99),
      atLeast(name, metricAt(100), 0.99),
      atLeast(name, metricAt(50), 0.99),
    ],
  };
}

export const lengths: readonly Claim[] = [
  generalises('parity-lengths-gru', 'a GRU', 'gru', true),
  generalises('parity-lengths-lstm', 'an LSTM', 'lstm'),
  {
    id: 'parity-lengths-attention',
    sentence:
      'Attention has no step that repeats: trained on up to 20 bits, it does not follow more of them.',
    setting: `${SETTING}, Adam 0.005, 600 steps, two layers of causal attention, 32 units; a coin gets 50 %`,
    source: 'Delétang et al. 2023 (arXiv:2207.02098); Hahn 2020 (arXiv:1906.06755)',
    published: 'at chance from length 40',
    runs: [parity('attention', 'cell=attention&units=32&layers=2&lr=0.005', [10, 20, 40, 80], 600)],
    conditions: [atMost('attention', metricBeyond(20, 40), 0.6)],
  },
];
