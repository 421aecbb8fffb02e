/** The adding problem: how many steps of training it takes to reach a validation error of 0.01, by cell and length. */
import type { Claim, RunSpec } from '../claim.ts';
import { failsWithin, learnsWithin, slower } from '../judges.ts';
import { formatCount } from '../../../src/text/numbers.ts';

const SOURCE =
  'Hochreiter & Schmidhuber 1997, experiment 4; in this form Le, Jaitly & Hinton 2015 (arXiv:1504.00941)';
const SOLVED = 0.01;
const NAMES = { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' } as const;
type Cell = keyof typeof NAMES;

const setting = (length: number, more = '') =>
  `adding, T = ${length}, 32 units, batch 64, Adam 0.003, clip 1${more}; there is a validation squared error under 0.01`;

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
  readonly within: number;
  readonly published: string;
  readonly fast?: boolean;
}

function learns({ cell, length, within, published, fast }: Learns): Claim {
  return {
    id: `adding-${length}-${cell}`,
    sentence: `${cell === 'rnn' ? 'A plain RNN' : `The ${NAMES[cell]}`} learns to add two numbers up to ${length} steps apart, within ${formatCount(within)} training steps.`,
    setting: setting(length),
    source: SOURCE,
    published,
    ...(fast ? { fast } : {}),
    // Twice as long as it may take, so that a miss shows by how much.
    runs: [run(cell, length, 2 * within)],
    conditions: [learnsWithin(NAMES[cell], within)],
  };
}

export const adding: readonly Claim[] = [
  learns({ cell: 'gru', length: 20, within: 800, published: '300–400 steps', fast: true }),
  learns({ cell: 'lstm', length: 20, within: 1800, published: '600–900 steps', fast: true }),
  learns({ cell: 'rnn', length: 20, within: 5600, published: '1,400–2,800 steps' }),
  learns({ cell: 'gru', length: 50, within: 1000, published: '400–500 steps' }),
  learns({ cell: 'lstm', length: 50, within: 2400, published: '900–1,200 steps' }),
  {
    id: 'adding-50-rnn',
    sentence:
      'A plain RNN takes at least five times as many training steps as a GRU to add two numbers up to 50 steps apart.',
    setting: setting(50),
    source: `${SOURCE}; Bengio, Simard & Frasconi 1994 on why`,
    published: 'GRU 400–500 steps, RNN not within 4,000',
    runs: [run('rnn', 50, 8000), run('gru', 50, 2000)],
    conditions: [slower('RNN', 'GRU', 5)],
  },
  learns({ cell: 'gru', length: 100, within: 1200, published: '500–600 steps' }),
  learns({ cell: 'lstm', length: 100, within: 3600, published: '1,300–1,800 steps' }),
  {
    id: 'adding-100-rnn',
    sentence:
      'A plain RNN does not learn to add two numbers up to 100 steps apart within 4,000 training steps.',
    setting: setting(100),
    source: `${SOURCE}; Bengio, Simard & Frasconi 1994 on why`,
    published: 'stays at 1/6',
    runs: [run('rnn', 100, 8000)],
    conditions: [failsWithin('RNN', 4000)],
  },
];
