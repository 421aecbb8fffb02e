/** What recurrent networks are used for: text, translation, speech, forecasts. */
import type { Claim } from '../claim.ts';
import { chosenTestLoss, lastMetric } from '../figures.ts';
import { atLeast, belowLine, learnsWithin } from '../judges.ts';

/** A series and how its forecast is set up; the same network for all. */
const SERIES = [
  { id: 'co2', name: 'Mauna Loa CO2' },
  { id: 'sunspots', name: 'yearly sunspots' },
  { id: 'airline', name: 'airline passengers' },
] as const;

function forecast({ id, name }: (typeof SERIES)[number]): Claim {
  return {
    id: `forecast-${id}`,
    sentence: `A GRU predicts the next value of ${name} better than a linear autoregression does.`,
    setting: `forecast of ${name}, 16 units, batch 32, Adam 0.003, clip 1, 600 steps; the test loss at the step of the lowest validation loss`,
    source: 'Box & Jenkins 1970 on the autoregression',
    runs: [
      {
        name: 'GRU',
        link: `#task=forecast&series=${id}&cell=gru&units=16&batch=32&lr=0.003&clip=1`,
        steps: 600,
      },
    ],
    conditions: [belowLine('GRU', chosenTestLoss, 'the linear autoregression', /^linear/)],
  };
}

export const uses: readonly Claim[] = [
  {
    id: 'text',
    sentence: 'A small GRU learns more of English than which letter follows which.',
    setting:
      'next character of Alice in Wonderland, 64 units, batch 64, Adam 0.003, clip 1, 1,500 steps; the test loss at the step of the lowest validation loss',
    source: 'Shannon 1951 on letter statistics; Karpathy 2015 on networks',
    runs: [{ name: 'GRU', link: '#task=text&cell=gru&units=64&batch=64&lr=0.003&clip=1', steps: 1500 }],
    conditions: [belowLine('GRU', chosenTestLoss, 'the letter pairs', /pairs/)],
  },
  {
    id: 'dates',
    sentence: 'A GRU learns to translate dates that it has never seen, written in two dozen ways.',
    setting:
      'dates to ISO, 64 units, batch 64, Adam 0.005, clip 1, at most 5,000 steps; exact matches on validation dates',
    source: 'Sutskever, Vinyals & Le 2014 (arXiv:1409.3215) on sequence to sequence',
    runs: [
      {
        name: 'GRU',
        link: '#task=dates&cell=gru&units=64&batch=64&lr=0.005&clip=1',
        steps: 5000,
        until: { metric: 0.95 },
      },
    ],
    conditions: [learnsWithin('GRU', 5000)],
  },
  ...(['words', 'voices'] as const).map((judged): Claim => ({
    id: `digits-${judged}`,
    sentence:
      judged === 'words'
        ? 'A GRU tells ten spoken digits apart, by voices that it has heard.'
        : 'It also tells four of five apart by voices that it has never heard.',
    setting: `spoken digits, 64 units, batch 64, Adam 0.003, clip 1, 600 steps; ${
      judged === 'words' ? 'validation words of known voices' : 'voices that were held out whole'
    }`,
    source: 'Graves, Mohamed & Hinton 2013 (arXiv:1303.5778) on speech; voices by eSpeak NG',
    runs: [
      {
        name: 'GRU',
        link: `#task=digits&judged=${judged}&cell=gru&units=64&batch=64&lr=0.003&clip=1`,
        steps: 600,
      },
    ],
    conditions: [atLeast('GRU', lastMetric, judged === 'words' ? 0.95 : 0.8)],
  })),
  ...SERIES.map(forecast),
];
