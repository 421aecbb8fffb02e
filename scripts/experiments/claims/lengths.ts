/** The same weights at every step: networks tried on lengths they were never trained on. */
import type { Claim, RunSpec } from '../claim.ts';
import { lastMetric, metricAt, metricBeyond } from '../figures.ts';
import { atLeast, atMost, shown, there } from '../judges.ts';

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

/** What “Train on lengths 5 to 20 and measure again” promises under “By length”. */
const trainedOnMany: Claim = {
  id: 'adding-lengths',
  sentence:
    'An LSTM that has trained on sequences of 20 steps alone fails at other lengths; trained on lengths 5 to 20, it gives nine of ten sums and more within 0.1 from 4 to 40.',
  setting: 'adding problem, LSTM with 32 units, Adam 0.003, batch 64, clip 1, 6,000 steps; sums within 0.1',
  source: 'our own; the remedy is the curriculum over lengths of Zaremba & Sutskever 2014 (arXiv:1410.4615)',
  published: 'no figure',
  runs: [
    { name: '20 alone', link: '#task=adding&length=20&cell=lstm', steps: 6000, lengths: [5, 10, 20, 40] },
    {
      name: '5 to 20',
      link: '#task=adding&length=20&from=5&cell=lstm',
      steps: 6000,
      lengths: [4, 5, 10, 20, 30, 40, 80],
    },
  ],
  conditions: [
    atLeast('20 alone', metricAt(20), 0.95),
    atMost('20 alone', metricAt(5), 0.5),
    atMost('20 alone', metricAt(40), 0.5),
    ...[4, 10, 20, 30, 40].map((length) => atLeast('5 to 20', metricAt(length), 0.9)),
  ],
  shows: [shown('5 to 20', metricAt(80))],
};

export const lengths: readonly Claim[] = [
  trainedOnMany,
  generalises('parity-lengths-gru', 'a GRU', 'gru', true),
  generalises('parity-lengths-lstm', 'an LSTM', 'lstm'),
  {
    id: 'parity-lengths-attention',
    sentence:
      'Attention has no step that repeats: once it has learned the parity of up to 5 bits, it does not follow more of them.',
    setting: `parity, trained on lengths 1 to 5 until 99 % are right there, batch 64, clip 1, Adam 0.003, two layers of causal attention, 32 units; a coin gets 50 %`,
    source: 'Delétang et al. 2023 (arXiv:2207.02098); Hahn 2020 (arXiv:1906.06755)',
    published: 'at chance from twice the length on',
    runs: [
      {
        name: 'attention',
        link: '#task=parity&length=5&from=1&answer=every&batch=64&clip=1&cell=attention&units=32&layers=2&lr=0.003',
        steps: 1200,
        until: { metric: 0.99 },
        lengths: [5, 10, 20],
      },
    ],
    conditions: [
      atLeast('attention', lastMetric, 0.95),
      atMost('attention', metricBeyond(5, 10), 0.65),
      atMost('attention', metricBeyond(10, 20), 0.6),
    ],
    shows: [there('attention'), shown('attention', metricAt(5))],
  },
];
