/** What the options' own sentences say of learning. */
import type { Claim, RunSpec } from '../claim.ts';
import { gradientRate, lastMetric } from '../figures.ts';
import { atLeast, atMost, failsWithin, learnsWithin, shown, there } from '../judges.ts';

/** Over the steps furthest from the loss. */
const towardsPast = gradientRate(80);

const fresh = (gain: number): RunSpec => ({
  name: `gain ${gain}`,
  link: `#task=adding&length=100&cell=rnn&lr=0.00001&gain=${gain}`,
  steps: 1,
  stateGradients: true,
});

/** Recall over 25 steps: the only error must go back all of them. */
const recalled = (name: string, truncate: number, steps: number): RunSpec => ({
  name,
  link: `#task=recall&lag=25&symbols=4&cell=lstm&units=32&batch=64&lr=0.003&clip=1&truncate=${truncate}`,
  steps,
  until: { solved: true },
});

const adding = (name: string, more: string, steps: number): RunSpec => ({
  name,
  link: `#task=adding&${more}`,
  steps,
  until: { solved: true },
});

export const settings: readonly Claim[] = [
  {
    id: 'gain',
    sentence:
      'Recurrent weights below their full size let a signal fade sooner, weights above it let it live longer or grow.',
    setting:
      'adding, T = 100, tanh RNN, 32 units, orthogonal start, untrained but for one step of 1e-5; the fitted factor of ‖∂L/∂h_t‖ over steps 1 to 80 at three gains',
    source: 'Saxe, McClelland & Ganguli 2014 (arXiv:1312.6120); Le, Jaitly & Hinton 2015 (arXiv:1504.00941)',
    runs: [fresh(0.7), fresh(1), fresh(2)],
    conditions: [atMost('gain 0.7', towardsPast, 0.8), atLeast('gain 2', towardsPast, 1.05)],
    shows: [shown('gain 1', towardsPast)],
  },
  {
    id: 'learning-rate',
    sentence:
      'A learning rate a hundred times too small lets learning crawl, one hundreds of times too large lets nothing be learned.',
    setting:
      'adding, T = 20, LSTM, 32 units, Adam at 0.003, 0.00003 and 1; there is a validation squared error under 0.01',
    source: 'Goodfellow, Bengio & Courville 2016, section 11.4.1',
    runs: [
      adding('0.003', 'cell=lstm&lr=0.003', 1800),
      adding('0.00003', 'cell=lstm&lr=0.00003', 3600),
      adding('1', 'cell=lstm&lr=1', 3600),
    ],
    conditions: [learnsWithin('0.003', 1800), failsWithin('0.00003', 1800), failsWithin('1', 1800)],
  },
  {
    id: 'truncate',
    sentence:
      'With the gradient cut every 10 time steps an LSTM does not learn to recall a symbol over 25 within 1,000 training steps; with chunks that hold the whole sequence it does within 500.',
    setting:
      'recall of the first of 4 symbols after 25 steps, LSTM, 32 units, batch 64, Adam 0.003, clip 1; chunks of 10 time steps and of 30; there is the solved level',
    source: 'Williams & Peng 1990; Werbos 1990; Sutskever 2013',
    runs: [recalled('chunks of 30', 30, 500), recalled('chunks of 10', 10, 2000)],
    conditions: [learnsWithin('chunks of 30', 500), failsWithin('chunks of 10', 1000)],
    shows: [shown('chunks of 10', lastMetric)],
  },
  {
    id: 'forget-bias',
    sentence:
      'An LSTM whose forget gate begins half shut learns to add two numbers up to 100 steps apart, too.',
    setting:
      'adding, T = 100, 32 units, batch 64, Adam 0.003, clip 1; forget gate’s bias 0, beside it 1; there is a validation squared error under 0.01',
    source: 'Gers, Schmidhuber & Cummins 2000 on the gate; Jozefowicz, Zaremba & Sutskever 2015 on its bias',
    runs: [
      adding('bias 0', 'length=100&cell=lstm&forget=zero&batch=64&lr=0.003', 4000),
      adding('bias 1', 'length=100&cell=lstm&batch=64&lr=0.003', 4000),
    ],
    conditions: [learnsWithin('bias 0', 4000)],
    shows: [there('bias 1')],
  },
  {
    id: 'parity-answer',
    sentence:
      'Asked at every step, a GRU learns the parity of 20 bits within 500 training steps; asked at the end alone, it does not within 1,000.',
    setting: 'parity, T = 20, 32 units, Adam 0.01; there are 99 % right',
    source: 'the short beginnings as a curriculum: Bengio, Louradour, Collobert & Weston 2009',
    runs: (['every', 'end'] as const).map((answer) => ({
      name: answer === 'every' ? 'at every step' : 'at the end',
      link: `#task=parity&length=20&answer=${answer}&cell=gru&lr=0.01`,
      steps: answer === 'every' ? 1000 : 2000,
      until: { metric: 0.99 },
    })),
    conditions: [learnsWithin('at every step', 500), failsWithin('at the end', 1000)],
  },
];
