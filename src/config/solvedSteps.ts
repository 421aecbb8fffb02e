/** Written by `npm run docs` from docs/experiments.md: how many training steps each experiment took until it counted as solved. */
import type { SolvedSteps } from './measured.ts';

export const solvedSteps: Readonly<Record<string, SolvedSteps>> = {
  'task=adding&cell=gru': {
    after: 220,
    slowest: 240,
  },
  'task=adding&cell=gru&lr=0.005': {
    after: 180,
    slowest: 200,
  },
  'task=adding&cell=lstm': {
    after: 520,
    slowest: 640,
  },
  'task=adding&cell=lstm&lr=0.00003': {
    notWithin: 3600,
  },
  'task=adding&cell=lstm&lr=1': {
    notWithin: 3600,
  },
  'task=adding&cell=mingru&layers=2': {
    after: 480,
    slowest: 500,
  },
  'task=adding&cell=mingru&layers=2&lr=0.01': {
    after: 180,
    slowest: 220,
  },
  'task=adding&cell=rnn': {
    after: 1600,
    slowest: 2100,
  },
  'task=adding&length=100&cell=gru': {
    after: 500,
    slowest: 740,
  },
  'task=adding&length=100&cell=lstm': {
    after: 1000,
    slowest: 1340,
  },
  'task=adding&length=100&cell=lstm&forget=zero': {
    after: 1600,
    slowest: 1880,
  },
  'task=adding&length=100&cell=rnn': {
    notWithin: 5000,
  },
  'task=adding&length=50&cell=gru': {
    after: 340,
    slowest: 480,
  },
  'task=adding&length=50&cell=gru&lr=0.005': {
    after: 280,
    slowest: 300,
  },
  'task=adding&length=50&cell=lstm': {
    after: 900,
    slowest: 1040,
  },
  'task=adding&length=50&cell=lstm&lr=0.005': {
    after: 520,
    slowest: 640,
  },
  'task=adding&length=50&cell=rnn&activation=relu&init=identity&lr=0.001': {
    after: 660,
    slowest: 900,
  },
  'task=adding&length=50&cell=rnn&lr=0.005': {
    notWithin: 3000,
  },
  'task=anbn&cell=gru': {
    after: 340,
    slowest: 380,
  },
  'task=anbn&cell=lstm': {
    after: 360,
    slowest: 460,
  },
  'task=anbn&cell=lstm&lr=0.01': {
    after: 180,
    slowest: 240,
  },
  'task=brackets&cell=gru': {
    after: 160,
    slowest: 160,
  },
  'task=brackets&cell=gru&lr=0.005': {
    after: 120,
    slowest: 140,
  },
  'task=brackets&cell=lstm': {
    after: 260,
    slowest: 280,
  },
  'task=recall&cell=gru': {
    after: 1100,
    slowest: 1740,
  },
  'task=recall&cell=lstm': {
    after: 160,
    slowest: 220,
  },
  'task=recall&lag=25&cell=lstm&truncate=10': {
    notWithin: 2000,
  },
  'task=recall&lag=25&cell=lstm&truncate=30': {
    after: 180,
    slowest: 300,
  },
};
