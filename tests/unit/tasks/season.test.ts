import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../src/math/random.ts';
import type { Spacing } from '../../../src/tasks/contract/spacing.ts';
import { seasonLabel, seasonOf } from '../../../src/tasks/forecast/season.ts';
import { cases } from '../../fixtures/effort.ts';

const spacing = (unit: Spacing['unit'], every: number): Spacing => ({ unit, every, first: 0 });
const YEARS = spacing('month', 12);
const QUARTERS = spacing('month', 3);
const MONTHS = spacing('month', 1);
const WEEKS = spacing('day', 7);
const DAYS = spacing('day', 1);
const WORKDAYS: Spacing = { ...DAYS, closed: [0, 6] };
const HOURS = spacing('second', 3600);

/** So many of them must be right. */
const RIGHT = 0.95;
/** Those with a season take longer to look through. */
const SEASONAL = cases(20, 40);
const OTHERS = 40;

/** Seeds that nobody chose: they follow from the name of what is simulated. */
function randomsOf(name: string, count: number): Random[] {
  const words = Array.from(name, (letter) => letter.codePointAt(0)!);
  return Array.from({ length: count }, (_, k) => createRandom(k, ...words));
}

/** A course of one period, from its share that has gone by, between −1 and 1 or about so. */
const SHAPES: readonly ((share: number) => number)[] = [
  (share) => Math.sin(2 * Math.PI * share),
  (share) => 2 * (share % 1) - 1,
  (share) => 2.5 * Math.exp(-0.5 * (((share % 1) - 0.5) / 0.08) ** 2) - 0.5,
];

/** Seasonal series with a trend, in noise of deviation 1; the height of the season is 1 to 2. */
function seasonal(random: Random, count: number, period: number): number[] {
  const shape = SHAPES[random.integer(SHAPES.length)]!;
  const [phase, height, trend] = [random.next(), random.uniform(1, 2), random.uniform(-5, 5)];
  return Array.from(
    { length: count },
    (_, i) => height * shape(i / period + phase) + (trend * i) / count + random.normal(),
  );
}

describe('a season is found', () => {
  it.each<[string, Spacing | undefined, number, number]>([
    ['of a year of quarters', QUARTERS, 100, 4],
    ['of a year of months', MONTHS, 180, 12],
    ['of a year of weeks', WEEKS, 416, 52.18],
    ['of a week of days', DAYS, 150, 7],
    ['of a year of days', DAYS, 1461, 365.25],
    ['of a year of days, two years long', DAYS, 731, 365.25],
    ['of a year of weeks, nobody knows of what', undefined, 520, 52],
    ['of a year of days, nobody knows of what', undefined, 1461, 365],
    ['of a week of workdays', WORKDAYS, 150, 5],
    ['of a day of hours', HOURS, 400, 24],
    ['of eleven years', YEARS, 250, 11],
    ['of eleven values, nobody knows of what', undefined, 250, 11],
    ['of a period that is no whole number', undefined, 400, 17.3],
    ['of thirty values', undefined, 600, 30],
  ])('%s', (name, known, count, period) => {
    const found = randomsOf(name, SEASONAL).map((random) => seasonOf(seasonal(random, count, period), known));
    expect(found.filter((each) => each === Math.round(period)).length).toBeGreaterThanOrEqual(
      RIGHT * SEASONAL,
    );
  });

  it('in a pure wave, and in one that goes through its period five times', () => {
    for (const period of [7, 14, 60])
      expect(seasonOf(Array.from({ length: 300 }, (_, i) => Math.sin((2 * Math.PI * i) / period)))).toBe(
        period,
      );
  });

  it('of the week where a day has a course, too, but the days of the week differ', () => {
    const hours = (weekly: number) =>
      randomsOf('a week of hours', 10).map((random) =>
        seasonOf(
          Array.from({ length: 24 * 7 * 6 }, (_, i) => {
            const weekend = Math.floor(i / 24) % 7 > 4 ? weekly : 0;
            return 2 * Math.sin((2 * Math.PI * i) / 24) - weekend + random.normal();
          }),
          HOURS,
        ),
      );
    expect(hours(4)).toEqual(Array.from({ length: 10 }, () => 168));
    expect(hours(0.2)).toEqual(Array.from({ length: 10 }, () => 24));
  });
});

describe('no season is found', () => {
  const walk = (random: Random, memory: number, count: number) => {
    let value = 0;
    return Array.from({ length: count }, () => (value = memory * value + random.normal()));
  };
  const noisy = (random: Random, count: number, at: (share: number) => number) =>
    Array.from({ length: count }, (_, i) => at(i / count) + random.normal());

  it.each<[string, (random: Random, count: number) => number[]]>([
    ['in white noise', (random, count) => walk(random, 0, count)],
    ['in red noise', (random, count) => walk(random, 0.7, count)],
    ['in values that swing to and fro', (random, count) => walk(random, -0.5, count)],
    ['in a random walk', (random, count) => walk(random, 1, count)],
    ['in a trend', (random, count) => noisy(random, count, (share) => 20 * share)],
    ['in a trend that grows', (random, count) => noisy(random, count, (share) => 2 * Math.exp(3 * share))],
    [
      'in a step',
      (random, count) => {
        const place = random.uniform(0.2, 0.8);
        return noisy(random, count, (share) => (share > place ? 8 : 0));
      },
    ],
  ])('%s, whatever the dates', (name, made) => {
    const known = [undefined, YEARS, QUARTERS, MONTHS, WEEKS, DAYS, WORKDAYS, HOURS];
    const found = randomsOf(name, OTHERS).map((random, k) =>
      seasonOf(made(random, 60 + random.integer(400)), known[k % known.length]),
    );
    expect(found.filter((each) => each === undefined).length).toBeGreaterThanOrEqual(RIGHT * OTHERS);
  });

  it.each([
    ['a straight line', Array.from({ length: 300 }, (_, i) => i)],
    ['a constant', Array.from({ length: 300 }, () => 2)],
    ['one value', [1]],
    ['none', []],
  ])('in %s', (_what, values) => {
    expect(seasonOf(values)).toBeUndefined();
    expect(seasonOf(values, MONTHS)).toBeUndefined();
  });

  it('takes a moment for the longest series', () => {
    const random = createRandom(1);
    const values = Array.from({ length: 100_000 }, () => random.normal());
    const before = process.cpuUsage();
    seasonOf(values, spacing('second', 60));
    expect(process.cpuUsage(before).user).toBeLessThan(6e6);
  });
});

describe('the name of a seasonal forecast', () => {
  it.each([
    [12, MONTHS, 'as a year before'],
    [4, QUARTERS, 'as a year before'],
    [52, WEEKS, 'as a year before'],
    [365, DAYS, 'as a year before'],
    [261, WORKDAYS, 'as a year before'],
    [11, YEARS, 'as 11 years before'],
    [7, DAYS, 'as a week before'],
    [5, WORKDAYS, 'as a week before'],
    [24, HOURS, 'as a day before'],
    [168, HOURS, 'as a week before'],
    [60, spacing('second', 60), 'as an hour before'],
    [30, DAYS, 'as 30 before'],
    [17, undefined, 'as 17 before'],
  ] as const)('%i of %o', (period, known, label) => {
    expect(seasonLabel(period, known)).toBe(label);
  });
});
