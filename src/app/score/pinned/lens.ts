/** Of a reading that is pinned on the score and the one beside it: which is shown, and how far they are apart. */
import { calmEnd, largestSize } from '../../../charts/calmRange.ts';
import { formatValue } from '../../../text/numbers.ts';
import type { PinnedReading, ScoreView } from '../../../store/scoreView.ts';
import type { LaneValues, Readout } from '../../../worker/protocol.ts';
import type { Lane } from '../lanes/lane.ts';

type Pair = PinnedReading & { readonly beside: Readout };

/** True where there is a reading beside the pinned one, as long as it. */
function isPair(pinned: PinnedReading | undefined): pinned is Pair {
  return pinned?.beside !== undefined && pinned.beside.timeSteps === pinned.score.timeSteps;
}

/** The pair whose difference the maps show; undefined where they show a reading. */
export function differing({ pinned, lens }: Pick<ScoreView, 'pinned' | 'lens'>): Pair | undefined {
  return lens === 'difference' && isPair(pinned) ? pinned : undefined;
}

type LanePlace = Pick<LaneValues, 'layer' | 'lane'>;

/** The values of the same lane in another reading. */
function sameLane({ lanes }: Readout, { layer, lane }: LanePlace): LaneValues | undefined {
  return lanes.find((values) => values.layer === layer && values.lane === lane);
}

interface Difference {
  /** The pinned reading with differences in place of its lanes: pinned less original. */
  readonly score: Readout;
  /** How far each lane's scale reaches, as "0/h=0.5,0/f=0.02". */
  readonly ends: string;
}

/** Each made once, as long as the pair is pinned. */
const differences = new WeakMap<PinnedReading, Difference>();

function differenceOf(pinned: Pair): Difference {
  const known = differences.get(pinned);
  if (known) return known;
  const { score, beside } = pinned;
  const lanes = score.lanes.map((lane) => {
    const other = sameLane(beside, lane)?.values;
    return { ...lane, values: other ? lane.values.map((value, k) => value - other[k]!) : lane.values };
  });
  const ends = lanes.map(({ layer, lane, values }) => {
    return `${layer}/${lane}=${calmEnd(largestSize(values), undefined)}`;
  });
  const made = { score: { ...score, lanes }, ends: ends.join() };
  differences.set(pinned, made);
  return made;
}

/** What the score draws: the newest reading, or what is pinned, seen through the lens. */
export function shownScore(
  scoreView: Pick<ScoreView, 'pinned' | 'lens'>,
  newest: Readout | undefined,
): Readout | undefined {
  const { pinned, lens } = scoreView;
  if (!pinned) return newest;
  if (lens === 'original' && pinned.beside) return pinned.beside;
  const pair = differing(scoreView);
  return pair ? differenceOf(pair).score : pinned.score;
}

/** What is drawn quietly beside the pinned reading: the original one, while the pinned one is to be seen. */
export function shownBeside({ pinned, lens }: Pick<ScoreView, 'pinned' | 'lens'>): Readout | undefined {
  return isPair(pinned) && lens !== 'original' ? pinned.beside : undefined;
}

/** How far each lane's scale of differences reaches, for `differenceLanes`; empty where no difference is shown. */
export function differenceEnds(scoreView: Pick<ScoreView, 'pinned' | 'lens'>): string {
  const pair = differing(scoreView);
  return pair ? differenceOf(pair).ends : '';
}

/** The lanes as they show differences, those that can: around zero, on scales of their own. */
export function differenceLanes(lanes: readonly Lane[], ends: string): readonly Lane[] {
  if (ends === '') return lanes;
  const reach = new Map(ends.split(',').map((part) => part.split('=') as [string, string]));
  return lanes.map((lane) => {
    const end = reach.get(lane.key);
    return (end !== undefined && lane.differing?.(Number(end))) || lane;
  });
}

/** ": from 0.98 to 0.57" at a value of a lane that shows differences; empty elsewhere. */
export function changeAt(pair: Omit<Pair, 'by' | 'label'> | undefined, place: LanePlace, at: number): string {
  if (!pair) return '';
  const [from, to] = [sameLane(pair.beside, place)?.values[at], sameLane(pair.score, place)?.values[at]];
  if (from === undefined || to === undefined) return '';
  return `: from ${formatValue(from)} to ${formatValue(to)}`;
}
