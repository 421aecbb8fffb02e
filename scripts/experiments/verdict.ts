/** Judges a claim: each seed by itself, then how many of them meet its conditions. */
import { median } from '../../src/math/statistics.ts';
import { formatCount } from '../../src/text/numbers.ts';
import type { Claim, Condition, Results, RunResult, SeedRuns, Share } from './claim.ts';

/** A condition with what was found for each seed. */
export interface Finding {
  readonly condition: Condition;
  readonly figures: readonly (number | null)[];
  readonly met: readonly boolean[];
}

export interface Verdict {
  readonly holds: boolean;
  /** Seeds that meet all conditions, of how many, and how many must. */
  readonly met: number;
  readonly of: number;
  readonly needed: number;
  readonly findings: readonly Finding[];
  /** Whether each seed meets all conditions. */
  readonly bySeed: readonly boolean[];
}

/** How many of `count` seeds must meet the conditions. */
export function neededOf(count: number, share: Share = 'nearly all'): number {
  return share === 'most' ? Math.floor(count / 2) + 1 : Math.ceil(0.8 * count);
}

/** The runs of each seed. */
function bySeedOf(results: Results): SeedRuns[] {
  const [some = []] = Object.values(results);
  return some.map((_, k) =>
    Object.fromEntries(Object.entries(results).map(([name, runs]): [string, RunResult] => [name, runs[k]!])),
  );
}

export function verdictOf({ conditions, holdsFor }: Claim, results: Results): Verdict {
  const seeds = bySeedOf(results);
  const findings = conditions.map((condition): Finding => ({
    condition,
    figures: seeds.map((runs) => condition.of(runs)),
    met: seeds.map((runs) => condition.meets(runs)),
  }));
  const bySeed = seeds.map((_, k) => findings.every(({ met }) => met[k]));
  const met = bySeed.filter(Boolean).length;
  const needed = neededOf(seeds.length, holdsFor);
  return { holds: met >= needed, met, of: seeds.length, needed, findings, bySeed };
}

/** "4 of 5" */
export const countText = ({ met, of }: Pick<Verdict, 'met' | 'of'>): string =>
  `${formatCount(met)} of ${formatCount(of)}`;

/** What makes a claim hold, in words. */
export function thresholdText({ conditions, holdsFor }: Claim, count: number): string {
  const bounds = conditions.map(({ figure, words }) => `${figure}: ${words}`).join('; ');
  return `${bounds}; in at least ${neededOf(count, holdsFor)} of ${count} runs`;
}

/** "GRU, step at which it is there: 240 (220, 260, 240)": the median, with never above all numbers, and every seed. */
export function findingText({ condition, figures }: Finding): string {
  const middle = median(figures.map((figure) => figure ?? Infinity));
  const all = figures.map((figure) => condition.say(figure)).join(', ');
  return `${condition.figure}: ${condition.say(Number.isFinite(middle) ? middle : null)} (${all})`;
}

export const oursText = ({ findings }: Verdict): string => findings.map(findingText).join('; ');
