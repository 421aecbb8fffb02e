/** A lane as a table: which steps are laid out, and what stands above it. */
import { formatCount } from '../../text/numbers.ts';
import type { Readout } from '../../worker/protocol.ts';
import type { ScoreViewStore } from '../../store/scoreView.ts';
import type { RunSeries } from '../../store/series.ts';
import type { Lane, LaneTable } from './lanes/lane.ts';

export interface LaneTablesProps {
  readonly lanes: readonly Lane[];
  readonly series: RunSeries;
  readonly scoreView: ScoreViewStore;
}

/** More cells than this are not laid out at once: 50 steps of 32 units are. */
const MOST_CELLS = 1600;
const FEWEST_ROWS = 10;

/** The stretch of steps shown, around the playhead: from the first up to, not including, the last. */
export function stretchOf(timeSteps: number, columns: number, playhead: number): readonly [number, number] {
  const rows = Math.min(timeSteps, Math.max(FEWEST_ROWS, Math.floor(MOST_CELLS / Math.max(1, columns))));
  const from = Math.min(timeSteps - rows, Math.max(0, playhead - Math.floor(rows / 2)));
  return [from, from + rows];
}

/** What stands above the table. */
export function captionOf(
  name: string,
  table: LaneTable,
  score: Readout,
  [from, to]: readonly [number, number],
): string {
  const part = to - from < score.timeSteps ? `; move the playhead for the others` : '';
  const note = table.note ? ` (${table.note})` : '';
  return `${name}${note}, time steps ${from + 1} to ${to} of ${score.timeSteps}, after ${formatCount(score.step)} training steps${part}.`;
}
