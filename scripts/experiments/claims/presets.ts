/** What the examples of the page say of themselves: the memory tasks. */
import type { Claim, RunSpec } from '../claim.ts';
import { gradientRate, lossAt, metricAt, metricBeyond } from '../figures.ts';
import { aboveLine, atLeast, atMost, failsWithin, learnsWithin, shown, slower, there } from '../judges.ts';
import { presetClaim } from './preset.ts';
import { usesPresets as uses } from './presetsOfUses.ts';

const SQUARED = 'there is a validation squared error under 0.01';
const ADDING = '#task=adding&length=50&lr=0.005';
const solved = (steps: number) => ({ steps, until: { solved: true } });
const right = (share: number, steps: number) => ({ steps, until: { metric: share } });
const other = (name: string, link: string, steps: number): RunSpec => ({
  name,
  link,
  steps,
  until: { solved: true },
});

const adding: readonly Claim[] = [
  presetClaim('adding-gru', {
    own: solved(1000),
    setting: SQUARED,
    conditions: [learnsWithin('GRU', 500)],
  }),
  presetClaim('adding-lstm', {
    own: solved(3000),
    setting: SQUARED,
    conditions: [
      aboveLine('LSTM', lossAt(200), 'the trivial guess', 'baseline', 0.6),
      learnsWithin('LSTM', 1500),
    ],
  }),
  presetClaim('adding-rnn', {
    own: solved(3000),
    others: [
      other('LSTM', `${ADDING}&cell=lstm`, 1500),
      { name: 'untrained RNN', link: `${ADDING}&cell=rnn`, steps: 1, stateGradients: true },
    ],
    setting: `${SQUARED}; the gradient’s factor a step back is read after one training step`,
    conditions: [slower('Simple RNN', 'LSTM', 2), atMost('untrained RNN', gradientRate(40), 0.96)],
    shows: [there('Simple RNN'), there('LSTM')],
  }),
  presetClaim('adding-race', {
    own: solved(3000),
    setting: SQUARED,
    conditions: [slower('Simple RNN', 'LSTM', 2), slower('Simple RNN', 'GRU', 2)],
    shows: [there('Simple RNN'), there('LSTM'), there('GRU')],
  }),
  presetClaim('adding-lengths', {
    own: { steps: 2000, lengths: [10, 20, 40] },
    others: [
      {
        name: '20 alone',
        link: '#task=adding&cell=gru&lr=0.005',
        steps: 2000,
        lengths: [10, 20, 40],
      },
    ],
    setting: '2,000 training steps; beside it the same network trained on 20 numbers alone',
    conditions: [
      atLeast('GRU', metricAt(40), 0.8),
      atLeast('GRU', metricAt(10), 0.95),
      atMost('20 alone', metricAt(40), 0.5),
    ],
    shows: [shown('20 alone', metricAt(20)), shown('20 alone', metricAt(10))],
  }),
  presetClaim('adding-identity', {
    own: solved(4000),
    others: [other('tanh RNN', `${ADDING}&cell=rnn`, 2000)],
    setting: `${SQUARED}; beside it the example with tanh`,
    conditions: [learnsWithin('Simple RNN', 2000)],
    shows: [there('tanh RNN')],
  }),
  presetClaim('adding-mingru', {
    own: solved(1200),
    setting: SQUARED,
    conditions: [learnsWithin('minGRU', 800)],
  }),
];

const memory: readonly Claim[] = [
  presetClaim('copy-gru', {
    own: right(0.95, 4000),
    setting: 'there are 95 % of the symbols recalled',
    conditions: [learnsWithin('GRU', 3500)],
  }),
  presetClaim('copy-attention', {
    own: right(0.99, 3500),
    setting: 'there are 99 % of the symbols recalled',
    source: 'Vaswani et al. 2017 (arXiv:1706.03762) on path lengths',
    conditions: [learnsWithin('Attention', 200), slower('GRU', 'Attention', 4)],
    shows: [there('GRU')],
  }),
  presetClaim('parity-attention', {
    own: right(0.99, 2000),
    setting: 'there are 99 % of the answers right',
    source: 'Hahn 2020 (arXiv:1906.06755) on what attention cannot follow',
    conditions: [failsWithin('Attention', 1000), learnsWithin('GRU', 500)],
  }),
  presetClaim('parity-feedforward', {
    own: { steps: 600, lengths: [4, 10] },
    setting: '600 training steps; a coin gets 50 %',
    conditions: [atLeast('Feedforward', metricAt(4), 0.9), atMost('Feedforward', metricBeyond(4, 10), 0.6)],
  }),
  presetClaim('parity-gru', {
    own: right(0.99, 1000),
    setting: 'there are 99 % of the answers right',
    conditions: [learnsWithin('GRU', 500)],
  }),
  presetClaim('anbn-lstm', {
    own: solved(1000),
    setting: 'there is the level that counts as solved',
    source: 'Gers & Schmidhuber 2001 on the cell state as a counter',
    conditions: [learnsWithin('LSTM', 600)],
  }),
  presetClaim('brackets-gru', {
    own: solved(1000),
    setting: 'there is the level that counts as solved',
    conditions: [learnsWithin('GRU', 500)],
  }),
];

export const presetClaims: readonly Claim[] = [...adding, ...memory, ...uses];
