/** What becomes of a gradient on its way back through time. */
import type { Claim, RunSpec } from '../claim.ts';
import { gradientRate } from '../figures.ts';
import { atLeast, atMost, failsWithin, learnsWithin, there } from '../judges.ts';

/** The loss is asked at the last of 100 steps only, so all of the gradient comes from there. */
const LONG = '#task=adding&length=100&units=32&batch=64&lr=0.003&clip=1';
const STEPS = 100;
const VANISHING =
  'Hochreiter 1991; Bengio, Simard & Frasconi 1994; Pascanu, Mikolov & Bengio 2013 (arXiv:1211.5063)';

/** Over the eighty steps furthest from the loss, where what happens at the end itself no longer shows. */
const towardsPast = gradientRate(80);

const back = (name: string, more: string): RunSpec => ({
  name,
  link: `${LONG}&${more}`,
  steps: STEPS,
  stateGradients: true,
});

const SETTING = `adding, T = 100, 32 units, after ${STEPS} steps of training with Adam 0.003; the fitted factor of ‖∂L/∂h_t‖ from one step to the one before, over steps 1 to 80`;

const order = (name: string, rate: number, clip: number, steps: number): RunSpec => ({
  name,
  link: `#task=order&length=20&cell=rnn&units=50&gain=1.5&optimizer=sgd&lr=${rate}&batch=64&clip=${clip}`,
  steps,
  until: { metric: 0.95 },
});

export const gradients: readonly Claim[] = [
  {
    id: 'gradient-vanishes',
    sentence: 'In a plain RNN the gradient shrinks with every step back in time, exponentially.',
    setting: `${SETTING}; recurrent start Glorot, and orthogonal`,
    source: VANISHING,
    fast: true,
    runs: [back('RNN', 'cell=rnn&init=glorot'), back('RNN, orthogonal', 'cell=rnn')],
    conditions: [atMost('RNN', towardsPast, 0.9), atMost('RNN, orthogonal', towardsPast, 0.95)],
  },
  {
    id: 'gradient-kept',
    sentence: 'In an LSTM whose forget gate begins open it hardly shrinks: the cell state is a road back.',
    setting: `${SETTING}; forget gate's bias after Tallec & Ollivier (chrono)`,
    source: 'Hochreiter & Schmidhuber 1997; Tallec & Ollivier 2018 (arXiv:1804.11188)',
    fast: true,
    runs: [back('LSTM', 'cell=lstm&forget=chrono')],
    conditions: [atLeast('LSTM', towardsPast, 0.96)],
  },
  {
    id: 'gradient-explodes',
    sentence: 'With recurrent weights that stretch, the gradient grows with every step back.',
    setting:
      'adding, T = 100, ReLU RNN, 32 units, identity start with gain 1.2, untrained but for one step of 1e-5; the fitted factor over steps 1 to 80',
    source: VANISHING,
    fast: true,
    runs: [
      {
        name: 'RNN',
        link: '#task=adding&length=100&units=32&batch=64&lr=0.00001&clip=1&cell=rnn&activation=relu&init=identity&gain=1.2',
        steps: 1,
        stateGradients: true,
      },
    ],
    conditions: [atLeast('RNN', towardsPast, 1.1)],
  },
  {
    id: 'clipping',
    sentence:
      'Clipping tames an exploding gradient: with it a run learns within 500 training steps, without it not within 1,000.',
    setting:
      'temporal order, T = 20, tanh RNN, 50 units, recurrent gain 1.5, SGD 0.3, batch 64; there are 95 % right. At a learning rate of 0.1 some runs learn without it, too: how many differs from one set of seeds to the next',
    source: 'Pascanu, Mikolov & Bengio 2013 (arXiv:1211.5063)',
    published: '5 of 5 with, 1 of 5 without, at a learning rate of 0.1',
    runs: [
      order('clipped', 0.3, 1, 1000),
      order('not clipped', 0.3, 0, 2000),
      order('not clipped, rate 0.1', 0.1, 0, 2000),
    ],
    conditions: [learnsWithin('clipped', 500), failsWithin('not clipped', 1000)],
    shows: [there('not clipped, rate 0.1')],
  },
];
