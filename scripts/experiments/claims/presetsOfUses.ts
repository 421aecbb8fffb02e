/** What the examples of the page say of themselves: words, speech, forecasts. */
import type { Claim } from '../claim.ts';
import { chosenTestLoss, lastMetric, lowestAt, risenBy, trainingLossLeft } from '../figures.ts';
import { aboveLine, atLeast, atMost, belowLine, learnsWithin } from '../judges.ts';
import { presetClaim } from './preset.ts';

const LINEAR = /^linear/;
const SEASON = /before$/;
const right = (share: number, steps: number) => ({ steps, until: { metric: share } });

const words: readonly Claim[] = [
  presetClaim('arithmetic-gru', {
    own: right(0.95, 3000),
    setting: 'there are 95 % of the validation sums correct',
    conditions: [learnsWithin('GRU', 2000)],
  }),
  presetClaim('text-lstm', {
    own: { steps: 600 },
    setting: '600 training steps',
    source: 'Shannon 1951 on letter statistics; Karpathy 2015 on networks',
    conditions: [belowLine('LSTM', chosenTestLoss, 'the letter pairs', /pairs/)],
  }),
  presetClaim('dates-gru', {
    own: right(0.95, 3000),
    setting: 'there are 95 % of the validation dates correct',
    conditions: [learnsWithin('GRU', 2500)],
  }),
  presetClaim('numbers-gru', {
    own: right(0.95, 3000),
    setting: 'there are 95 % of the validation numbers correct',
    conditions: [learnsWithin('GRU', 2500)],
  }),
  presetClaim('language-gru', {
    own: { steps: 600 },
    setting: '600 training steps; asked at every letter, guessing gets 12.5 %',
    conditions: [atLeast('GRU', lastMetric, 0.4)],
  }),
  presetClaim('speech', {
    own: { steps: 600 },
    setting: '600 training steps; validation words of known voices',
    conditions: [atLeast('GRU', lastMetric, 0.95)],
  }),
];

const forecasts: readonly Claim[] = [
  presetClaim('forecast-gru', {
    own: { steps: 300 },
    setting: '300 training steps',
    conditions: [belowLine('GRU', chosenTestLoss, '“same as now”', 'baseline', 0.3)],
  }),
  presetClaim('forecast-glass', {
    own: { steps: 400 },
    setting: '400 training steps; that small errors grow is known of the equation',
    source: 'Mackey & Glass 1977; Farmer 1982 on its Lyapunov exponents',
    conditions: [belowLine('GRU', chosenTestLoss, 'the linear forecast', LINEAR, 0.1)],
  }),
  presetClaim('forecast-sines', {
    own: { steps: 800 },
    setting: '800 training steps',
    conditions: [
      belowLine('GRU', chosenTestLoss, 'the season', SEASON),
      belowLine('GRU', chosenTestLoss, 'the linear forecast', LINEAR),
    ],
  }),
  presetClaim('forecast-sunspots', {
    own: { steps: 500 },
    setting: '500 training steps; near is within 1.6 times its loss',
    conditions: [belowLine('GRU', chosenTestLoss, 'the linear forecast', LINEAR, 1.6)],
  }),
  presetClaim('forecast-by-heart', {
    own: { steps: 800 },
    setting: '800 training steps',
    conditions: [
      atMost('GRU', lowestAt, 400),
      atLeast('GRU', risenBy, 1.15),
      atMost('GRU', trainingLossLeft, 0.7),
    ],
  }),
  presetClaim('forecast-airline', {
    own: { steps: 500 },
    setting: '500 training steps',
    conditions: [
      belowLine('Simple RNN', chosenTestLoss, '“same as now”', 'baseline', 0.5),
      aboveLine('Simple RNN', chosenTestLoss, 'the linear forecast', LINEAR),
    ],
  }),
];

export const usesPresets: readonly Claim[] = [...words, ...forecasts];
