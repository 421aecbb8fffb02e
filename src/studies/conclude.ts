/**
 * What the runs of several networks allow to conclude on which of them solves the task in fewer training steps. As data; whoever
 * shows it puts it into words.
 *
 * The rule: one network is first where each of the others differs from it by the exact rank test of Mann & Whitney (1947,
 * `src/math/rankSum.ts`) at 5 %, the chances corrected for their number after Holm ("A simple sequentially rejective multiple test
 * procedure", 1979). A run that did not solve it counts as later than all that did, whenever that was. Ranks and not means,
 * because such a run has no number of steps; and this test rather than that of signs, by seed, because five seeds could never
 * pass that one (2/2⁵ = 6 %). That bands do not overlap at all is what it comes to with four or five seeds and two networks.
 */
import { rankSumChance } from '../math/rankSum.ts';
import { median } from '../math/statistics.ts';
import type { Place } from '../config/studyPlaces.ts';
import type { CellSummary } from './summary.ts';

/** One network of a comparison, by seed. */
export interface Contestant {
  /** Infinity for a run that did not solve it. */
  readonly toSolved: ReadonlyMap<number, number>;
}

/** The first network against another. */
export interface Comparison {
  /** Which, as in the list that was compared. */
  readonly other: number;
  /** With how many of the seeds that both were trained with the first took fewer steps. */
  readonly fewerWith: number;
  readonly of: number;
  /** The chance of such a difference where there is none, corrected for the number of comparisons. */
  readonly chance: number;
  /** Whether that is small enough. */
  readonly told: boolean;
  /** Whether the bands, from the lowest to the highest, have anything in common. */
  readonly overlap: boolean;
}

export type Conclusion =
  /** There are not two networks with a run each. */
  | { readonly kind: 'nothing to compare' }
  /** With so few seeds no difference, however large, could be told from chance. */
  | { readonly kind: 'too few seeds'; readonly seeds: number; readonly needed: number }
  | { readonly kind: 'none solved' }
  /** `first`: it is first, and told from all others. `open`: it has the lowest median, but is not told from some. */
  | {
      readonly kind: 'first' | 'open';
      /** Which, as in the list that was compared. */
      readonly first: number;
      /** With how many of the seeds that all were trained with it took fewer steps than every other. */
      readonly firstWith: number;
      readonly of: number;
      readonly comparisons: readonly Comparison[];
    };

export const LEVEL = 0.05;

export function contestantOf({ outcomes }: CellSummary): Contestant {
  const trained = outcomes.filter(({ outcome }) => outcome.ending !== 'failed');
  return {
    toSolved: new Map(trained.map(({ run, outcome }) => [run.seed, outcome.solvedAt ?? Infinity])),
  };
}

/** Chances as they are after Holm: each times how many are no smaller, and none smaller than one before it. */
export function corrected(chances: readonly number[]): number[] {
  const order = chances.map((_, k) => k).toSorted((a, b) => chances[a]! - chances[b]!);
  const result = [...chances];
  let least = 0;
  for (const [place, k] of order.entries()) {
    least = Math.max(least, Math.min(1, chances[k]! * (chances.length - place)));
    result[k] = least;
  }
  return result;
}

/** The smallest chance that so many seeds of one network and of another can come to. */
function smallestChance(one: number, other: number): number {
  const from = (count: number, first: number) => Array.from({ length: count }, (_, k) => first + k);
  return rankSumChance(from(one, 0), from(other, one));
}

/** How many seeds each of so many networks needs at least, so that a difference can be told. */
export function seedsNeeded(networks: number): number {
  let seeds = 1;
  while (smallestChance(seeds, seeds) * (networks - 1) > LEVEL) seeds++;
  return seeds;
}

const valuesOf = ({ toSolved }: Contestant) => [...toSolved.values()];

function overlaps(one: readonly number[], other: readonly number[]): boolean {
  return Math.min(...one) <= Math.max(...other) && Math.min(...other) <= Math.max(...one);
}

/** @param contestants at the same place of a study, in its order */
export function conclude(contestants: readonly Contestant[]): Conclusion {
  const running = contestants.flatMap((contestant, k) =>
    contestant.toSolved.size > 0 ? [{ ...contestant, k, values: valuesOf(contestant) }] : [],
  );
  if (running.length < 2) return { kind: 'nothing to compare' };
  if (running.every(({ values }) => values.every((value) => value === Infinity)))
    return { kind: 'none solved' };
  const needed = seedsNeeded(running.length);
  const seeds = Math.min(...running.map(({ values }) => values.length));
  if (seeds < needed) return { kind: 'too few seeds', seeds, needed };
  const ahead = (a: readonly number[], b: readonly number[]) => {
    const [one, other] = [median(a), median(b)];
    if (one !== other) return one - other;
    return a.filter(Number.isFinite).length === b.filter(Number.isFinite).length
      ? 0
      : b.filter(Number.isFinite).length - a.filter(Number.isFinite).length;
  };
  const first = running.reduce((best, each) => (ahead(each.values, best.values) < 0 ? each : best));
  const others = running.filter((each) => each !== first);
  const chances = corrected(others.map(({ values }) => rankSumChance(first.values, values)));
  const comparisons = others.map((other, place): Comparison => {
    const pairs = [...first.toSolved].flatMap(([seed, steps]) => {
      const against = other.toSolved.get(seed);
      return against === undefined ? [] : [[steps, against] as const];
    });
    return {
      other: other.k,
      fewerWith: pairs.filter(([steps, against]) => steps < against).length,
      of: pairs.length,
      chance: chances[place]!,
      told: chances[place]! <= LEVEL,
      overlap: overlaps(first.values, other.values),
    };
  });
  const common = [...first.toSolved].filter(([seed]) => others.every(({ toSolved }) => toSolved.has(seed)));
  return {
    kind: comparisons.every(({ told }) => told) ? 'first' : 'open',
    first: first.k,
    firstWith: common.filter(([seed, steps]) => others.every(({ toSolved }) => steps < toSolved.get(seed)!))
      .length,
    of: common.length,
    comparisons,
  };
}

/** The networks at one place of a study, whichever cells it goes through or race there, and what may be concluded of them. */
export interface Compared {
  /** Without the cell. */
  readonly place: Place;
  /** In the order of the study; a conclusion speaks of them by their places in this list. */
  readonly cells: readonly CellSummary[];
  readonly conclusion: Conclusion;
}

export function comparedOf(summaries: readonly CellSummary[]): readonly Compared[] {
  const places = new Map<string, { place: Place; cells: CellSummary[] }>();
  for (const summary of summaries) {
    const place = summary.place.filter(({ key }) => key !== 'cell');
    const key = JSON.stringify(place);
    const there = places.get(key);
    if (there) there.cells.push(summary);
    else places.set(key, { place, cells: [summary] });
  }
  return [...places.values()].map(({ place, cells }) => ({
    place,
    cells,
    conclusion: conclude(cells.map(contestantOf)),
  }));
}
