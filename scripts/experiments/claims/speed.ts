/** What a step costs as sequences grow: attention against recurrence. */
import { formatFactor } from '../../../src/text/numbers.ts';
import type { Claim, SeedRuns } from '../claim.ts';
import { stepTime } from '../figures.ts';
import { reaches, shown } from '../judges.ts';

const LENGTHS = [25, 100, 400] as const;
const CELLS = { gru: 'GRU', mingru: 'minGRU', attention: 'attention' } as const;

/** Training steps times time steps: what takes a second or so. */
const STEPS = { gru: 60_000, mingru: 400_000, attention: 20_000 } as const;

/** How many times as long a step takes at T = 400 as at T = 100. */
const growth = (name: string) => (runs: SeedRuns) =>
  stepTime.of(runs[`${name}, T = 400`]!) / stepTime.of(runs[`${name}, T = 100`]!);

export const speed: readonly Claim[] = [
  {
    id: 'step-time',
    sentence:
      'The cost of a step grows in proportion to the length for recurrence, and faster for attention.',
    setting:
      'adding, 32 units, batch 8; milliseconds a training step at T = 25, 100 and 400, one after another on the same machine',
    source: 'Vaswani et al. 2017 (arXiv:1706.03762), table 1',
    runs: LENGTHS.flatMap((length) =>
      Object.entries(CELLS).map(([cell, name]) => ({
        name: `${name}, T = ${length}`,
        link: `#task=adding&length=${length}&cell=${cell}&units=32&batch=8`,
        // Enough of them to take a second or so.
        steps: STEPS[cell as keyof typeof STEPS] / length,
        alone: true,
      })),
    ),
    conditions: [
      reaches(
        {
          figure: 'slowdown of attention from T = 100 to 400, as a multiple of the GRU’s',
          runs: ['attention', 'GRU'].flatMap((name) => [`${name}, T = 100`, `${name}, T = 400`]),
          of: (runs) => growth('attention')(runs) / growth('GRU')(runs),
          say: (value) => `${formatFactor(value ?? Number.NaN)}×`,
        },
        1,
      ),
    ],
    shows: Object.values(CELLS).flatMap((name) =>
      LENGTHS.map((length) => shown(`${name}, T = ${length}`, stepTime)),
    ),
  },
];
