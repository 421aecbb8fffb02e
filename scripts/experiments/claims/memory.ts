/** What a memory is good for, and what goes without one: copying, feedforward networks, attention. */
import type { Claim } from '../claim.ts';
import {
  bestLoss,
  figures,
  lastMetric,
  listText,
  medianReached,
  percent,
  reached,
  stepsText,
} from '../judging.ts';

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
    threshold: 'the median within 1,000 steps',
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
    judge: (results) => ({
      holds: medianReached(results['attention']!) <= 1000,
      ours: `${stepsText(results['attention']!)} steps`,
      bySeed: reached(results['attention']!),
    }),
  },
  {
    id: 'copy-rnn',
    sentence: 'A plain RNN cannot carry five symbols over thirty steps: it learns to wait, and guesses.',
    setting: `${COPY_SETTING}, 32 units, 4,000 steps; lowest held-out loss against waiting and guessing`,
    threshold: 'the median at least 90 % of the loss of guessing',
    source: COPY_SOURCE,
    published: 'stays at the baseline',
    runs: [{ name: 'RNN', link: `${COPY}&cell=rnn&units=32`, steps: 4000 }],
    judge(results) {
      const runs = results['RNN']!;
      const best = figures(runs, bestLoss);
      const guess = runs[0]!.baseline.loss;
      return {
        holds: best.middle >= 0.9 * guess,
        ours: `${listText(best)} against ${guess.toPrecision(3)}`,
        bySeed: best.all,
      };
    },
  },
  {
    id: 'feedforward-blind',
    sentence:
      'Without a memory the past is gone: a feedforward network cannot recall what it saw a step ago.',
    setting: 'recall of the first of 4 symbols after 5 steps, 32 units, batch 64, Adam 0.003, 500 steps',
    threshold: 'the median within 5 points of guessing (25 %)',
    source: 'Elman 1990',
    fast: true,
    runs: [
      {
        name: 'feedforward',
        link: '#task=recall&lag=5&symbols=4&cell=feedforward&units=32&batch=64',
        steps: 500,
      },
    ],
    judge(results) {
      const right = figures(results['feedforward']!, lastMetric);
      return {
        holds: Math.abs(right.middle - 0.25) <= 0.05,
        ours: `${listText(right, percent)} right`,
        bySeed: right.all,
      };
    },
  },
  {
    id: 'feedforward-window',
    sentence: 'A window is a memory of fixed size: it recalls what lies within it, and nothing beyond.',
    setting:
      'recall of the first of 4 symbols, feedforward with a window of 8 steps, 32 units, batch 64, Adam 0.003; after 5 steps and after 12, 600 steps of training each',
    threshold: 'medians: at least 99 % within the window, at most 35 % beyond it',
    source: 'Elman 1990; Bengio et al. 2003',
    fast: true,
    runs: [5, 12].map((lag) => ({
      name: `wait ${lag}`,
      link: `#task=recall&lag=${lag}&symbols=4&cell=feedforward&window=8&units=32&batch=64`,
      steps: 600,
    })),
    judge(results) {
      const inside = figures(results['wait 5']!, lastMetric);
      const beyond = figures(results['wait 12']!, lastMetric);
      return {
        holds: inside.middle >= 0.99 && beyond.middle <= 0.35,
        ours: `${listText(inside, percent)} right within, ${listText(beyond, percent)} beyond`,
        bySeed: inside.all,
      };
    },
  },
  {
    id: 'gru-or-lstm',
    sentence:
      'Neither GRU nor LSTM is the better cell everywhere: who learns faster depends on task and seed.',
    setting:
      'steps to the solved level of: adding (T = 50), recall (wait 20), brackets (10 pairs), counting (n to 10); 32 units, batch 64, Adam 0.003, clip 1, at most 3,000 steps',
    threshold: 'each cell is the faster one, by medians, in at least one task',
    source: 'Chung et al. 2014 (arXiv:1412.3555); Jozefowicz, Zaremba & Sutskever 2015',
    runs: RIVALS.flatMap(({ name, link }) =>
      (['gru', 'lstm'] as const).map((cell) => ({
        name: `${cell.toUpperCase()}, ${name}`,
        link: `${link}&cell=${cell}&units=32&batch=64&lr=0.003&clip=1`,
        steps: 3000,
        until: { solved: true },
      })),
    ),
    judge(results) {
      const pairs = RIVALS.map(({ name }) => ({
        name,
        gru: medianReached(results[`GRU, ${name}`]!),
        lstm: medianReached(results[`LSTM, ${name}`]!),
      }));
      const text = pairs.map(
        ({ name }) =>
          `${name}: GRU ${stepsText(results[`GRU, ${name}`]!)}, LSTM ${stepsText(results[`LSTM, ${name}`]!)}`,
      );
      return {
        holds: pairs.some(({ gru, lstm }) => gru < lstm) && pairs.some(({ gru, lstm }) => lstm < gru),
        ours: text.join('; '),
        bySeed: reached(results['GRU, adding']!),
      };
    },
  },
  {
    id: 'mingru-adds',
    sentence: 'A recurrence whose gate reads only the input still learns to add two numbers, in two layers.',
    setting:
      'adding, T = 20, minGRU, 32 units, 2 layers, batch 64, Adam 0.003, clip 1; steps to a held-out squared error under 0.01',
    threshold: 'the median within 800 steps',
    source: 'Feng et al. 2024 (arXiv:2410.01201)',
    runs: [
      {
        name: 'minGRU',
        link: '#task=adding&length=20&cell=mingru&units=32&layers=2&batch=64&lr=0.003',
        steps: 800,
        until: { loss: 0.01 },
      },
    ],
    judge: (results) => ({
      holds: medianReached(results['minGRU']!) <= 800,
      ours: `${stepsText(results['minGRU']!)} steps`,
      bySeed: reached(results['minGRU']!),
    }),
  },
];
