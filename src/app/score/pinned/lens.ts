/** Of a reading that is held on the score and the one beside it: which is shown, and how far they are apart. */
import { formatEnd, formatValue } from '../../../text/numbers.ts';
import type { PinnedReading, ScoreView } from '../../../store/scoreView.ts';
import type { LaneValues, Readout } from '../../../worker/protocol.ts';
import type { LaneFrame, MapFrame } from '../lanes.ts';

type Pair = PinnedReading & { readonly beside: Readout };

/** True where there is a reading beside the held one, as long as it. */
function isPair(held: PinnedReading | undefined): held is Pair {
  return held?.beside !== undefined && held.beside.timeSteps === held.score.timeSteps;
}

/** The pair whose difference the maps show; undefined where they show a reading. */
export function differing({ pinned, lens }: Pick<ScoreView, 'pinned' | 'lens'>): Pair | undefined {
  return lens === 'difference' && isPair(pinned) ? pinned : undefined;
}

/** The values of the same lane in another reading. */
export function sameLane({ lanes }: Readout, { layer, lane }: Pick<LaneValues, 'layer' | 'lane'>) {
  return lanes.find((values) => values.layer === layer && values.lane === lane);
}

interface Difference {
  /** The held reading with differences in place of its lanes: held less untouched. */
  readonly score: Readout;
  /** How far each lane's scale reaches, as "0/h=0.5,0/f=0.02". */
  readonly ends: string;
}

/** Each made once, as long as the pair is held. */
const differences = new WeakMap<PinnedReading, Difference>();

function differenceOf(held: Pair): Difference {
  const known = differences.get(held);
  if (known) return known;
  const { score, beside } = held;
  const lanes = score.lanes.map((lane) => {
    const other = sameLane(beside, lane)?.values;
    return { ...lane, values: other ? lane.values.map((value, k) => value - other[k]!) : lane.values };
  });
  const ends = lanes.map(({ layer, lane, values }) => {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return `${layer}/${lane}=${roundUp(largest)}`;
  });
  const made = { score: { ...score, lanes }, ends: ends.join() };
  differences.set(held, made);
  return made;
}

/** The next of 1, 2, 5, 10 … from a size on, so that a scale stays calm while its values change a little. */
function roundUp(size: number): number {
  if (!(size > 0) || !Number.isFinite(size)) return 1;
  const unit = 10 ** Math.floor(Math.log10(size));
  const times = [1, 2, 5, 10].find((factor) => factor * unit >= size) ?? 10;
  return Number((times * unit).toPrecision(1));
}

/** What the score draws: the newest reading, or what is held, seen through the lens. */
export function shownScore(
  scoreView: Pick<ScoreView, 'pinned' | 'lens'>,
  newest: Readout | undefined,
): Readout | undefined {
  const { pinned, lens } = scoreView;
  if (!pinned) return newest;
  if (lens === 'untouched' && pinned.beside) return pinned.beside;
  const pair = differing(scoreView);
  return pair ? differenceOf(pair).score : pinned.score;
}

/** What is drawn quietly beside the held reading: the untouched one, while the held one is to be seen. */
export function shownBeside({ pinned, lens }: Pick<ScoreView, 'pinned' | 'lens'>): Readout | undefined {
  return isPair(pinned) && lens !== 'untouched' ? pinned.beside : undefined;
}

/** How far each lane's scale of differences reaches, for `differenceFrames`; empty where no difference is shown. */
export function differenceEnds(scoreView: Pick<ScoreView, 'pinned' | 'lens'>): string {
  const pair = differing(scoreView);
  return pair ? differenceOf(pair).ends : '';
}

/** The frames of the maps as they show differences: around zero, on scales of their own. */
export function differenceFrames(frames: readonly LaneFrame[], ends: string): readonly LaneFrame[] {
  if (ends === '') return frames;
  const reach = new Map(ends.split(',').map((part) => part.split('=') as [string, string]));
  return frames.map((frame) => {
    const text = reach.get(frame.key);
    if (frame.kind !== 'map' || text === undefined) return frame;
    const end = Number(text);
    const scale = frame.folded ? frame.scale : [formatEnd(end, true), '0', formatEnd(-end, true)];
    const help =
      'How far the changed reading is from the untouched one: blue is less, orange more, and what is blank did not change.';
    return { ...frame, map: 'diverging', lane: { ...frame.lane, range: [-end, end] }, scale, help };
  });
}

/** ", from 0.98 to 0.57" at a cell of a map of differences; empty elsewhere. */
export function changeAt(
  scoreView: Pick<ScoreView, 'pinned' | 'lens'>,
  frame: MapFrame,
  step: number,
  unit: number,
): string {
  const pair = differing(scoreView);
  if (!pair || frame.folded) return '';
  const place = { layer: frame.layer, lane: frame.lane.id };
  const at = step * pair.score.units + unit;
  const [from, to] = [sameLane(pair.beside, place)?.values[at], sameLane(pair.score, place)?.values[at]];
  if (from === undefined || to === undefined) return '';
  return `: from ${formatValue(from)} to ${formatValue(to)}`;
}
