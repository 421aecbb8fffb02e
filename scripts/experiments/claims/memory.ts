/** What a memory is good for, and what goes without one: copying, feedforward networks, attention. */
import type { Claim } from '../claim.ts';
import { lastMetric, lowestLoss } from '../figures.ts';
import { aboveLine, atLeast, atMost, learnsWithin, slower } from '../judges.ts';

const COPY = '#task=copy&lag=30&items=5&symbols=8&batch=64&lr=0.003&clip=1';
const COPY_SETTING = 'copy memory, 5 symbols of 8 over a wait of 30, batch 64, Adam 0.003, clip 1';
const COPY_SOURCE = 'Arjovsky, Shah & Bengio 2016 (arXiv:1511.06464); Hochreiter & Schmidhuber 1997';

/** Tasks in which the two are set against each other, to the solved level of each. */
const RIVALS = [
  { name: 'adding', link: '#task=adding&length=50' },
  { name: 'recall', link: '#task=recall&lag=20&symbols=4' },
  { name: 'brackets', link: '#task=brackets&length=10&depth=4' },
  { name: 'counting', link: '#task=anbn&length=10' },
];

export const memory: readonly Claim[] = [
  {
    id: 'copy-attention',
    sentence: 'Attention copies over any gap it was trained on: it looks at all steps at once.',
    setting: `${COPY_SETTING}, one layer of attention, 32 units; steps to 99 % of symbols recalled`,
    source: 'Vaswani et al. 2017 (arXiv:1706.03762) on path lengths',
    published: '100 % after 200–400 steps',
    runs: [
      {
        name: 'attention',
        link: `${COPY}&cell=attention&units=32&layers=1`,
        steps: 1000,
        until: { metric: 0.99 },
      },
    ],
    conditions: [learnsWithin('attention', 1000)],
  },
  {
    id: 'copy-rnn',
    sentence: 'A plain RNN cannot carry five symbols over thirty steps: it learns to wait, and guesses.',
    setting: `${COPY_SETTING}, 32 units, 4,000 steps; lowest held-out loss against waiting and guessing`,
    source: COPY_SOURCE,
    published: 'stays at the baseline',
    runs: [{ name: 'RNN', link: `${COPY}&cell=rnn&units=32`, steps: 4000 }],
    conditions: [aboveLine('RNN', lowestLoss, 'guessing', 'baseline', 0.7)],
  },
  {
    id: 'feedforward-blind',
    sentence:
      'Without a memory the past is gone: a feedforward network cannot recall what it saw a step ago.',
    setting: 'recall of the first of 4 symbols after 5 steps, 32 units, batch 64, Adam 0.003, 500 steps',
    source: 'Elman 1990',
    fast: true,
    runs: [
      {
        name: 'feedforward',
        link: '#task=recall&lag=5&symbols=4&cell=feedforward&units=32&batch=64',
        steps: 500,
      },
    ],
    conditions: [atMost('feedforward', lastMetric, 0.35)],
  },
  {
    id: 'feedforward-window',
    sentence: 'A window is a memory of fixed size: it recalls what lies within it, and nothing beyond.',
    setting:
      'recall of the first of 4 symbols, feedforward with a window of 8 steps, 32 units, batch 64, Adam 0.003; after 5 steps and after 12, 600 steps of training each',
    source: 'Elman 1990; Bengio et al. 2003',
    fast: true,
    runs: [5, 12].map((lag) => ({
      name: `wait ${lag}`,
      link: `#task=recall&lag=${lag}&symbols=4&cell=feedforward&window=8&units=32&batch=64`,
      steps: 600,
    })),
    conditions: [atLeast('wait 5', lastMetric, 0.99), atMost('wait 12', lastMetric, 0.4)],
  },
  {
    id: 'gru-or-lstm',
    sentence:
      'Neither GRU nor LSTM is the better cell everywhere: who learns faster depends on task and seed.',
    setting:
      'steps to the solved level of: adding (T = 50), recall (wait 20), brackets (10 pairs), counting (n to 10); 32 units, batch 64, Adam 0.003, clip 1, at most 3,000 steps',
    source: 'Chung et al. 2014 (arXiv:1412.3555); Jozefowicz, Zaremba & Sutskever 2015',
    runs: RIVALS.flatMap(({ name, link }) =>
      (['gru', 'lstm'] as const).map((cell) => ({
        name: `${cell.toUpperCase()}, ${name}`,
        link: `${link}&cell=${cell}&units=32&batch=64&lr=0.003&clip=1`,
        steps: 3000,
        until: { solved: true },
      })),
    ),
    conditions: [slower('LSTM, adding', 'GRU, adding', 1.2), slower('GRU, recall', 'LSTM, recall', 1.2)],
  },
  {
    id: 'mingru-adds',
    sentence: 'A recurrence whose gate reads only the input still learns to add two numbers, in two layers.',
    setting:
      'adding, T = 20, minGRU, 32 units, 2 layers, batch 64, Adam 0.003, clip 1; steps to a held-out squared error under 0.01',
    source: 'Feng et al. 2024 (arXiv:2410.01201)',
    runs: [
      {
        name: 'minGRU',
        link: '#task=adding&length=20&cell=mingru&units=32&layers=2&batch=64&lr=0.003',
        steps: 800,
        until: { loss: 0.01 },
      },
    ],
    conditions: [learnsWithin('minGRU', 800)],
  },
];
