/** What the charts of a run cost that is long, and what it holds: neither may grow with its steps. */
import { formatMs } from '../../src/bench/table.ts';
import type { BenchSession } from './pageVisit.ts';
import type { Section } from './report.ts';

const STEPS = [2000, 10_000, 100_000, 500_000, 1_000_000, 5_000_000];
const MIB = 2 ** 20;

export async function measureRedraws(session: BenchSession): Promise<Section> {
  const found = await session.redraws(STEPS);
  return {
    part: 'redraw',
    tables: [
      {
        title: 'One run: its three charts drawn anew, and its series in memory',
        table: {
          head: [
            'after step',
            'a redraw, ms, smallest',
            'median',
            'of it for the points, ms',
            'points',
            'series, MiB',
          ],
          words: [],
          rows: found.map(({ step, leastMs, ms, pointsMs, points, bytes }) => [
            step.toLocaleString('en'),
            formatMs(leastMs),
            formatMs(ms),
            formatMs(pointsMs),
            points.toLocaleString('en'),
            (bytes / MIB).toFixed(2),
          ]),
        },
      },
    ],
    notes: [
      'The smallest and the median of 31 redraws of loss, metric and gradient norm, by the page’s own code, 420 pixels wide.',
    ],
  };
}
