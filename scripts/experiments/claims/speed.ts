/** What a step costs as sequences grow: attention against recurrence. */
import type { Claim, RunResult } from '../claim.ts';
import { figures } from '../judging.ts';

const LENGTHS = [25, 100, 400] as const;
const CELLS = { gru: 'GRU', mingru: 'minGRU', attention: 'attention' } as const;

const ms = ({ stepsPerSecond }: RunResult) => 1000 / stepsPerSecond;

export const speed: readonly Claim[] = [
  {
    id: 'step-time',
    sentence:
      'The cost of a step grows in proportion to the length for recurrence, and faster for attention.',
    setting:
      'adding, 32 units, batch 8; milliseconds a training step at T = 25, 100 and 400, one after another on the same machine',
    threshold: 'from T = 100 to 400 attention slows down by a larger factor than the GRU',
    source: 'Vaswani et al. 2017 (arXiv:1706.03762), table 1',
    runs: LENGTHS.flatMap((length) =>
      Object.entries(CELLS).map(([cell, name]) => ({
        name: `${name}, T = ${length}`,
        link: `#task=adding&length=${length}&cell=${cell}&units=32&batch=8`,
        // Enough of them to take a second or so.
        steps: cell === 'gru' ? 30_000 / length : length === 400 ? 12 : 40,
        alone: true,
      })),
    ),
    judge(results) {
      const at = (name: string, length: number) => figures(results[`${name}, T = ${length}`]!, ms);
      const growth = (name: string) => at(name, 400).middle / at(name, 100).middle;
      const rows = Object.values(CELLS).map(
        (name) => `${name} ${LENGTHS.map((length) => at(name, length).middle.toPrecision(3)).join(' / ')} ms`,
      );
      return {
        holds: growth('attention') > growth('GRU'),
        ours: `${rows.join(', ')}; from 100 to 400: GRU ×${growth('GRU').toFixed(1)}, minGRU ×${growth('minGRU').toFixed(1)}, attention ×${growth('attention').toFixed(1)}`,
        bySeed: at('attention', 400).all,
      };
    },
  },
];
