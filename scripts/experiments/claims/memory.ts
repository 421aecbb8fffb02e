/** What a memory is good for, and what goes without one: copying, feedforward networks, attention. */
import type { Claim } from '../claim.ts';
import { lastMetric, lowestLoss } from '../figures.ts';
import { atLeast, atMost, failsWithin, learnsWithin, shown, slower, there } from '../judges.ts';

const copy = (wait: number) => `#task=copy&lag=${wait}&items=5&symbols=8&batch=64&lr=0.003&clip=1`;
const COPY_SETTING = (wait: string) =>
  `copy memory, 5 symbols of 8 over a wait of ${wait}, batch 64, Adam 0.003, clip 1`;
const WAITS = [10, 20, 40] as const;
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
    sentence:
      'Attention copies over a wait of 10, 20 and 40 steps within 500 training steps: it looks at all steps at once.',
    setting: `${COPY_SETTING('10, 20 and 40')}, one layer of attention, 32 units; there are 99 % of symbols recalled`,
    source: 'Vaswani et al. 2017 (arXiv:1706.03762) on path lengths',
    published: '100 % after 200–400 steps at a wait of 30',
    runs: WAITS.map((wait) => ({
      name: `wait ${wait}`,
      link: `${copy(wait)}&cell=attention&units=32&layers=1`,
      steps: 600,
      until: { metric: 0.99 },
    })),
    conditions: [learnsWithin('wait 10', 500), learnsWithin('wait 20', 500), learnsWithin('wait 40', 500)],
  },
  {
    id: 'copy-rnn',
    sentence:
      'A plain RNN does not learn to carry five symbols over thirty steps within 4,000 training steps.',
    setting: `${COPY_SETTING('30')}, 32 units; there are 90 % of symbols recalled`,
    source: COPY_SOURCE,
    published: 'stays at the loss of waiting and guessing',
    runs: [{ name: 'RNN', link: `${copy(30)}&cell=rnn&units=32`, steps: 8000, until: { metric: 0.9 } }],
    conditions: [failsWithin('RNN', 4000)],
    shows: [shown('RNN', lowestLoss), shown('RNN', lastMetric)],
  },
  {
    id: 'feedforward-blind',
    sentence:
      'Without a memory the past is gone: a feedforward network cannot recall what it saw five steps ago.',
    setting:
      'recall of the first of 4 symbols after 5 steps, 32 units, batch 64, Adam 0.003, 500 steps; guessing gets 25 %',
    source: 'Elman 1990',
    fast: true,
    runs: [
      {
        name: 'feedforward',
        link: '#task=recall&lag=5&symbols=4&cell=feedforward&units=32&batch=64',
        steps: 500,
      },
    ],
    conditions: [atMost('feedforward', lastMetric, 0.4)],
  },
  {
    id: 'feedforward-window',
    sentence:
      'A window is a memory of fixed size: a window of eight steps recalls what lies five steps back, and not what lies twelve back.',
    setting:
      'recall of the first of 4 symbols, feedforward with a window of 8 steps, 32 units, batch 64, Adam 0.003; after 5 steps and after 12, 600 steps of training each; guessing gets 25 %',
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
      'Neither GRU nor LSTM is the better cell everywhere: the GRU learns to add over 50 steps in fewer training steps, the LSTM to recall over 20.',
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
    shows: RIVALS.flatMap(({ name }) => [there(`GRU, ${name}`), there(`LSTM, ${name}`)]),
  },
  {
    id: 'mingru-adds',
    sentence: 'A recurrence whose gate reads only the input still learns to add two numbers, in two layers.',
    setting:
      'adding, T = 20, minGRU, 32 units, 2 layers, batch 64, Adam 0.003, clip 1; steps to a validation squared error under 0.01',
    source: 'Feng et al. 2024 (arXiv:2410.01201)',
    runs: [
      {
        name: 'minGRU',
        link: '#task=adding&length=20&cell=mingru&units=32&layers=2&batch=64&lr=0.003',
        steps: 1200,
        until: { loss: 0.01 },
      },
    ],
    conditions: [learnsWithin('minGRU', 1200)],
  },
];
