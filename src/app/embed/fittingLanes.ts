/** Which lanes a frame has room for, and how high they are there: what goes in and comes out first, then what lies between. */
import { placeOf } from '../score/lanePlace.ts';
import type { Lane } from '../score/lanes/lane.ts';

/** What lanes take beside their drawings, in CSS pixels, as the score's style sheets have it. */
const GAP = 6;
const LINE = 18;
const SMALL_LINE = 16;
const CHOICE = 26;
const FOLDED = 22;
const CAPTION = { narrow: 38, wide: 20 } as const;
/** Marks that are explained beside each other. */
const MARKS_IN_LINE = { narrow: 1, wide: 2 } as const;
/** A row of classes (`embed.css`). */
const CLASS_ROW = 9;
/** Where there is little room, a name of more characters has no room for a sign beside it. */
const LONG_NAME = 10;

/** As wide as captions need for one line, or narrower. */
type Shape = keyof typeof CAPTION;

/** What goes in and comes out, then the state, and how much of the error reaches it; what decides over it last. */
const FIRST = ['lane:output', 'lane:input', 'lane:hidden', 'lane:gradient', 'lane:cell', 'lane:gates'];

const HEIGHTS = ['least', 'compact', 'height', 'tall'] as const;
type Height = (typeof HEIGHTS)[number];

/** About the lowest at which a map can be read: a pixel or more for each unit, or one for two or three. */
const LEAST_MAP = 40;

function heightOf(lane: Lane, which: Height): number {
  const { height, compact = height, rows = 1 } = lane;
  if (lane.view === 'classes') return rows * CLASS_ROW + (lane.foot ?? 0);
  if (which !== 'least') return lane[which] ?? height;
  if (!lane.map || rows === 1) return compact;
  const whole = rows > LEAST_MAP ? 1 / Math.ceil(rows / LEAST_MAP) : Math.floor(LEAST_MAP / rows);
  return Math.min(compact, rows * whole);
}

function labelOf({ name, legend = [], choice, folded }: Lane, shape: Shape): number {
  if (folded) return FOLDED - GAP;
  const lines = shape === 'narrow' && name.length > LONG_NAME ? 2 : 1;
  const marks = Math.ceil(legend.length / MARKS_IN_LINE[shape]);
  return LINE * lines + SMALL_LINE * marks + (choice ? CHOICE : 0);
}

/** The room that a lane takes. */
function roomOf(lane: Lane, which: Height, shape: Shape): number {
  const { scale, folded, foot = 0, view, caption } = lane;
  const inLine = folded || view === 'classes';
  const beside = Math.max(labelOf(lane, shape), inLine ? 0 : SMALL_LINE * scale.length + foot);
  return Math.max(heightOf(lane, which), beside) + GAP + (caption ? CAPTION[shape] : 0);
}

/** Of several layers the last comes first, as it is what the output is made of. */
function inOrder(lanes: readonly Lane[]): readonly Lane[] {
  const rank = (lane: Lane) => {
    const place = FIRST.indexOf(placeOf(lane));
    return place < 0 ? FIRST.length : place;
  };
  return lanes.toReversed().toSorted((a, b) => rank(a) - rank(b));
}

/**
 * @param room for all lanes together, in CSS pixels
 * @param narrow whether captions take two lines
 * @returns in the order in which they came; one at least
 */
export function fittingLanes(lanes: readonly Lane[], room: number, narrow: boolean): readonly Lane[] {
  const shape = narrow ? 'narrow' : 'wide';
  const taken = new Map<Lane, Height>();
  let left = room;
  const ordered = inOrder(lanes);
  for (const lane of ordered) {
    const asked = roomOf(lane, 'least', shape);
    // What comes after it is worth less, even where there would be room.
    if (taken.size > 0 && asked > left) break;
    taken.set(lane, 'least');
    left -= asked;
  }
  // What is left makes them higher, one after the other.
  for (const [k, higher] of HEIGHTS.slice(1).entries())
    for (const lane of ordered) {
      if (taken.get(lane) !== HEIGHTS[k]) continue;
      const more = roomOf(lane, higher, shape) - roomOf(lane, HEIGHTS[k]!, shape);
      if (more > left) continue;
      taken.set(lane, higher);
      left -= more;
    }
  return lanes.flatMap((lane) => {
    const which = taken.get(lane);
    if (which === undefined) return [];
    const { tall: _, compact: __, ...rest } = lane;
    return [{ ...rest, height: heightOf(lane, which) }];
  });
}
