/** The adding problem: how many steps of training it takes to reach a held-out error of 0.01, by cell and length. */
import type { Claim, RunSpec } from '../claim.ts';
import { bestLoss, figures, listText, medianReached, reached, stepsText } from '../judging.ts';

const SOURCE =
  'Hochreiter & Schmidhuber 1997, experiment 4; in this form Le, Jaitly & Hinton 2015 (arXiv:1504.00941)';
const SOLVED = 0.01;
const NAMES = { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' } as const;
type Cell = keyof typeof NAMES;

const setting = (length: number) =>
  `adding, T = ${length}, 32 units, batch 64, Adam 0.003, clip 1; steps to a held-out squared error under 0.01`;

function run(cell: Cell, length: number, steps: number): RunSpec {
  return {
    name: NAMES[cell],
    link: `#task=adding&length=${length}&cell=${cell}&units=32&batch=64&lr=0.003&clip=1`,
    steps,
    until: { loss: SOLVED },
  };
}

interface Learns {
  readonly cell: Cell;
  readonly length: number;
  /** Steps within which the median must be there. */
  readonly within: number;
  readonly published: string;
  readonly fast?: boolean;
}

function learns({ cell, length, within, published, fast }: Learns): Claim {
  const name = NAMES[cell];
  return {
    id: `adding-${length}-${cell}`,
    sentence: `${cell === 'rnn' ? 'A plain RNN' : `The ${name}`} learns to add two numbers up to ${length} steps apart.`,
    setting: setting(length),
    threshold: `the median within ${within.toLocaleString('en')} steps`,
    source: SOURCE,
    published,
    ...(fast ? { fast } : {}),
    runs: [run(cell, length, 2 * within)],
    judge: (results) => ({
      holds: medianReached(results[name]!) <= within,
      ours: `${stepsText(results[name]!)} steps`,
      bySeed: reached(results[name]!),
    }),
  };
}

function fails(length: number, published: string): Claim {
  return {
    id: `adding-${length}-rnn`,
    sentence: `A plain RNN does not learn to add two numbers up to ${length} steps apart.`,
    setting: setting(length),
    threshold: 'the median not within 4,000 steps',
    source: `${SOURCE}; Bengio, Simard & Frasconi 1994 on why`,
    published,
    runs: [run('rnn', length, 4000)],
    judge: (results) => ({
      holds: medianReached(results['RNN']!) > 4000,
      ours: `${stepsText(results['RNN']!)} steps; lowest error ${listText(figures(results['RNN']!, bestLoss))}`,
      bySeed: reached(results['RNN']!),
    }),
  };
}

export const adding: readonly Claim[] = [
  learns({ cell: 'gru', length: 20, within: 800, published: '300–400 steps', fast: true }),
  learns({ cell: 'lstm', length: 20, within: 1800, published: '600–900 steps', fast: true }),
  learns({ cell: 'rnn', length: 20, within: 5600, published: '1,400–2,800 steps' }),
  learns({ cell: 'gru', length: 50, within: 1000, published: '400–500 steps' }),
  learns({ cell: 'lstm', length: 50, within: 2400, published: '900–1,200 steps' }),
  fails(50, 'never within 4,000 steps'),
  learns({ cell: 'gru', length: 100, within: 1200, published: '500–600 steps' }),
  learns({ cell: 'lstm', length: 100, within: 3600, published: '1,300–1,800 steps' }),
  fails(100, 'stays at 1/6'),
];
