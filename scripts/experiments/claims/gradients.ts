/** What becomes of a gradient on its way back through time. */
import type { Claim, RunResult, RunSpec } from '../claim.ts';
import { figures, gradientRate, lastMetric, listText, percent, reached } from '../judging.ts';

/** The loss is asked at the last of 100 steps only, so all of the gradient comes from there. */
const LONG = '#task=adding&length=100&units=32&batch=64&lr=0.003&clip=1';
const STEPS = 100;
const VANISHING =
  'Hochreiter 1991; Bengio, Simard & Frasconi 1994; Pascanu, Mikolov & Bengio 2013 (arXiv:1211.5063)';

const rate = (value: number) => `${value.toFixed(3)}×`;
/** Over the eighty steps furthest from the loss, where what happens at the end itself no longer shows. */
const towardsPast = (result: RunResult) => gradientRate(result, 0, 80);

const back = (name: string, more: string): RunSpec => ({
  name,
  link: `${LONG}&${more}`,
  steps: STEPS,
  stateGradients: true,
});

const SETTING = `adding, T = 100, 32 units, after ${STEPS} steps of training with Adam 0.003; the fitted factor of ‖∂L/∂h_t‖ from one step to the one before, over steps 1 to 80`;

export const gradients: readonly Claim[] = [
  {
    id: 'gradient-vanishes',
    sentence: 'In a plain RNN the gradient shrinks with every step back in time, exponentially.',
    setting: `${SETTING}; recurrent start Glorot`,
    threshold: 'the median factor at most 0.9',
    source: VANISHING,
    fast: true,
    runs: [back('RNN', 'cell=rnn&init=glorot')],
    judge(results) {
      const found = figures(results['RNN']!, towardsPast);
      return { holds: found.middle <= 0.9, ours: `${listText(found, rate)} a step`, bySeed: found.all };
    },
  },
  {
    id: 'gradient-kept',
    sentence: 'In an LSTM whose forget gate begins open it hardly shrinks: the cell state is a road back.',
    setting: `${SETTING}; forget gate's bias after Tallec & Ollivier (chrono)`,
    threshold: 'the median factor at least 0.96',
    source: 'Hochreiter & Schmidhuber 1997; Tallec & Ollivier 2018 (arXiv:1804.11188)',
    fast: true,
    runs: [back('LSTM', 'cell=lstm&forget=chrono')],
    judge(results) {
      const found = figures(results['LSTM']!, towardsPast);
      return { holds: found.middle >= 0.96, ours: `${listText(found, rate)} a step`, bySeed: found.all };
    },
  },
  {
    id: 'gradient-explodes',
    sentence: 'With recurrent weights that stretch, the gradient grows with every step back.',
    setting:
      'adding, T = 100, ReLU RNN, 32 units, identity start with gain 1.2, untrained but for one step of 1e-5; the fitted factor over steps 1 to 80',
    threshold: 'the median factor at least 1.1',
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
    judge(results) {
      const found = figures(results['RNN']!, towardsPast);
      return { holds: found.middle >= 1.1, ours: `${listText(found, rate)} a step`, bySeed: found.all };
    },
  },
  {
    id: 'clipping',
    sentence: 'Clipping tames an exploding gradient: with it all runs learn, without it not all do.',
    setting:
      'temporal order, T = 20, tanh RNN, 50 units, recurrent gain 1.5, SGD 0.1, batch 64, 4,000 steps; runs that reach 95 % right',
    threshold: 'with clip norm 1 more runs learn than without, and at least two thirds of them',
    source: 'Pascanu, Mikolov & Bengio 2013 (arXiv:1211.5063)',
    published: '5 of 5 with, 1 of 5 without',
    runs: [1, 0].map((clip) => ({
      name: clip === 1 ? 'clipped' : 'not clipped',
      link: `#task=order&length=20&cell=rnn&units=50&gain=1.5&optimizer=sgd&lr=0.1&batch=64&clip=${clip}`,
      steps: 4000,
      until: { metric: 0.95 },
    })),
    judge(results) {
      const learned = (name: string) => results[name]!.filter(({ reachedAt }) => reachedAt !== null).length;
      const [clipped, free] = [learned('clipped'), learned('not clipped')];
      const count = results['clipped']!.length;
      const ends = figures(results['not clipped']!, lastMetric);
      return {
        holds: clipped > free && clipped >= (2 * count) / 3,
        ours: `${clipped} of ${count} with, ${free} of ${count} without (these end at ${ends.all.map(percent).join(', ')} right)`,
        bySeed: reached(results['clipped']!),
      };
    },
  },
];
