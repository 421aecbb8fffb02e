/** Which lanes stand on the stage, and how high: as many as fit without scrolling, those that tell most first. */
import { placeOf } from '../score/lanePlace.ts';
import type { Lane } from '../score/lanes/lane.ts';

/** What there is for the lanes, in CSS pixels. */
export interface Room {
  readonly height: number;
  /** Pixels of one rem. */
  readonly rem: number;
}

/** In rem, as the style sheets have it. */
const NAME_LINE = 1.125;
const LEGEND_LINE = 1;
/** Two lines: of one network or of several that race. */
const CAPTION = 2.375;
const GAP = 0.375;
/** So many letters of a name stand in one line beside a lane. */
const LETTERS = 11;
/** The height of a row with a name. */
const CLASS_ROW = 0.875;

interface Manner {
  /** Of the drawing, in rem: less shows nothing, more is waste. */
  readonly least: number;
  readonly most: number;
  /** Its share of what is left over. */
  readonly grows: number;
}

/** What was asked for may be so many times as high as it would be by itself. */
const ASKED_FOR = 2;

/** From what tells most to what tells least. Gates are lines too thin to be seen from afar: they come where they are asked for. */
const MANNERS: Readonly<Record<string, Manner>> = {
  'lane:attention': { least: 2, most: 9, grows: 2 },
  'lane:hidden': { least: 2.5, most: 12, grows: 3 },
  'lane:output': { least: 2.5, most: 6, grows: 1 },
  'lane:gradient': { least: 3, most: 11, grows: 2 },
  'lane:input': { least: 2, most: 5, grows: 1 },
  'lane:cell': { least: 2.5, most: 12, grows: 3 },
  'lane:gates': { least: 1.25, most: 6, grows: 1 },
};
const OTHER: Manner = { least: 2, most: 6, grows: 1 };
const BY_ITSELF = Object.keys(MANNERS).filter((place) => place !== 'lane:gates');

const mannerOf = (lane: Lane) => MANNERS[placeOf(lane)] ?? OTHER;

/** Beside the drawing, in rem. */
function labelHeight({ name, layerName, legend = [] }: Lane): number {
  const lines = Math.ceil(name.length / LETTERS);
  return NAME_LINE * lines + LEGEND_LINE * (legend.length + (layerName ? 1 : 0));
}

/** Drawings whose rows have names are as high as these, in rem; undefined for all others. */
function fixedHeight({ view, scale, foot = 0 }: Lane, rem: number): number | undefined {
  return view === 'classes' ? scale.length * CLASS_ROW + foot / rem : undefined;
}

/** What a lane takes of the column at least, in rem. */
function leastOf(lane: Lane, rem: number): number {
  const drawing = fixedHeight(lane, rem) ?? mannerOf(lane).least;
  return Math.max(drawing, labelHeight(lane)) + (lane.caption ? CAPTION : 0) + GAP;
}

/** The lanes in the order in which they are wanted; of several layers the top one first. */
function wantedLanes(lanes: readonly Lane[], places: readonly string[]): readonly Lane[] {
  const topFirst = lanes.toReversed();
  const firsts = places.flatMap((place) => topFirst.find((lane) => placeOf(lane) === place) ?? []);
  const others = places.flatMap((place) => topFirst.filter((lane) => placeOf(lane) === place));
  return [...new Set([...firsts, ...others])];
}

/** Whole pixels for each row, so that all are as high. */
function wholeRows(height: number, rows = 1): number {
  return height >= rows ? rows * Math.floor(height / rows) : height;
}

/**
 * @param places what a link or a lesson asks for, in that order; those that tell most where undefined
 * @returns in the order of the score; at least one where any is wanted
 */
export function fitLanes(
  lanes: readonly Lane[],
  places: readonly string[] | undefined,
  { height, rem }: Room,
): readonly Lane[] {
  const chosen: Lane[] = [];
  let left = height / rem;
  for (const lane of wantedLanes(lanes, places ?? BY_ITSELF)) {
    const least = leastOf(lane, rem);
    if (chosen.length > 0 && least > left) continue;
    chosen.push(lane);
    left -= least;
  }
  const shown = lanes.filter((lane) => chosen.includes(lane));
  const heights = grown(shown, Math.max(0, left), rem, places ? ASKED_FOR : 1);
  return shown.map((lane, k) => {
    const own = wholeRows(heights[k]! * rem, lane.unitsOf === undefined ? 1 : lane.rows);
    return { ...lane, height: own, compact: own, tall: own };
  });
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** What is left over goes to the lanes by their shares, until each has all that it can use; in rem. */
function grown(lanes: readonly Lane[], over: number, rem: number, times: number): readonly number[] {
  const fixed = lanes.map((lane) => fixedHeight(lane, rem));
  const least = lanes.map((lane, k) => fixed[k] ?? Math.max(mannerOf(lane).least, labelHeight(lane)));
  let heights = least;
  // In each round one more has all that it can use.
  for (const _ of lanes) {
    const rest = over - (sumOf(heights) - sumOf(least));
    const room = lanes.map((lane, k) =>
      fixed[k] === undefined ? Math.max(0, times * mannerOf(lane).most - heights[k]!) : 0,
    );
    const shares = lanes.map((lane, k) => (room[k]! > 0 ? mannerOf(lane).grows : 0));
    const all = sumOf(shares) || 1;
    heights = heights.map((height, k) => height + Math.min(room[k]!, (rest * shares[k]!) / all));
  }
  return heights;
}
