/** Computed series, periods, and stretches of a series in its own unit. */
import { describe, expect, it, test } from 'vitest';
import { createRandom } from '../../../src/math/random.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { airline } from '../../../src/tasks/data/airline.ts';
import { co2 } from '../../../src/tasks/data/co2.ts';
import { sunspots } from '../../../src/tasks/data/sunspots.ts';
import { forecast } from '../../../src/tasks/forecast.ts';
import { mackeyGlass } from '../../../src/tasks/forecast/mackeyGlass.ts';
import { inMeasure, outOfMeasure } from '../../../src/tasks/forecast/measure.ts';
import type { Spacing } from '../../../src/tasks/contract/spacing.ts';
import { sines } from '../../../src/tasks/forecast/sines.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import { scored } from './blind.ts';

async function ofSeries(series: string, more: Record<string, number> = {}): Promise<Problem> {
  return forecast.create({ ...defaultsOf(forecast.options), series, ...more });
}

describe('the Mackey–Glass equation', () => {
  it('has its closed form while the delayed value is that of the start', () => {
    const made = (0.2 * 1.2) / (1 + 1.2 ** 10);
    mackeyGlass(18, 1).forEach((value, t) =>
      expect(value).toBeCloseTo(10 * made + (1.2 - 10 * made) * Math.exp(-0.1 * t), 9),
    );
  });

  it('is integrated to the fourth order: half the step, a sixteenth of the error', () => {
    const exact = mackeyGlass(151, 1, 64);
    const error = (steps: number) =>
      Math.max(...mackeyGlass(151, 1, steps).map((value, t) => Math.abs(value - exact[t]!)));
    const ratio = error(4) / error(8);
    expect(ratio).toBeGreaterThan(12);
    expect(ratio).toBeLessThan(20);
  });

  it('keeps within its attractor, and never repeats', () => {
    const values = mackeyGlass(2000, 6).subarray(50);
    expect(Math.min(...values)).toBeGreaterThan(0.2);
    expect(Math.max(...values)).toBeLessThan(1.4);
    const again = values.findIndex((value, k) => k > 0 && Math.abs(value - values[0]!) < 1e-9);
    expect(again).toBe(-1);
  });
});

describe('a sum of sines', () => {
  it('returns exactly after its period, but for the noise', () => {
    for (const count of [1, 3, 5]) {
      const { values, period, periods } = sines({ count, noise: 0, seed: 7 });
      expect(periods).toHaveLength(count);
      for (const each of periods) expect(period % each).toBe(0);
      for (let k = period; k < values.length; k++) expect(values[k]).toBeCloseTo(values[k - period]!, 9);
    }
  });

  it('is another with another seed, and the same with the same', () => {
    const one = sines({ count: 3, noise: 0.1, seed: 1 });
    expect(sines({ count: 3, noise: 0.1, seed: 1 })).toEqual(one);
    expect(sines({ count: 3, noise: 0.1, seed: 2 }).values).not.toEqual(one.values);
  });

  it('leaves the season twice the variance of the noise, as both values have it', async () => {
    const { others, units } = await ofSeries('sines', { noise: 0.3 });
    const season = others!.find(({ label }) => label.startsWith('as '))!;
    expect((season.loss * units!.scale ** 2) / (2 * 0.3 ** 2)).toBeCloseTo(1, 0);
    expect((await ofSeries('sines', { noise: 0 })).others![0]!.loss).toBeLessThan(1e-12);
  });
});

describe('the season', () => {
  it.each([
    ['co2', 'as a year before', 12, co2.slice(1).map((value, i) => value - co2[i]!)],
    [
      'airline',
      'as a year before',
      12,
      airline.slice(1).map((value, i) => 100 * Math.log(value / airline[i]!)),
    ],
    ['sunspots', 'as 11 years before', 11, sunspots.map(Math.sqrt)],
  ] as const)(
    'of %s is measured on the windows that judge',
    async (series, label, period, numbers) => {
      const problem = await ofSeries(series);
      const { scale, offset } = problem.units!;
      const heldOut = problem.heldOut(createRandom(3), 1000);
      const measured = scored(heldOut, (at) => {
        // Its neighbour tells which of several equal values it is.
        const i = [...numbers.keys()].find(
          (k) =>
            k > 0 &&
            Math.abs((numbers[k]! - offset) / scale - heldOut.targets[at]!) < 1e-5 &&
            Math.abs((numbers[k - 1]! - offset) / scale - heldOut.inputs[at]!) < 1e-5,
        )!;
        return ((numbers[i]! - numbers[i - period]!) / scale) ** 2;
      });
      const line = problem.others!.find((other) => other.label === label)!;
      expect(Math.abs(measured / line.loss - 1)).toBeLessThan(1e-4);
    },
    60_000,
  );

  it('of an own series is looked for, and named by the calendar where its dates are known', async () => {
    const random = createRandom(3);
    const values = Array.from(
      { length: 300 },
      (_, i) => Math.sin((2 * Math.PI * i) / 7) + 0.2 * random.normal(),
    );
    const labels = async (spacing?: Spacing) => {
      const own = { kind: 'series', name: 'x', values, ...(spacing && { spacing }) } as const;
      const problem = await forecast.create({ ...defaultsOf(forecast.options), series: 'own' }, own);
      return problem.passage!(100, 1).plain.map(({ label }) => label);
    };
    expect(await labels()).toEqual(['same as now', 'as 7 before', 'linear, 12 back']);
    const daily = { unit: 'day', every: 1, first: 0 } as const;
    expect(await labels(daily)).toEqual(['same as now', 'as a week before', 'linear, 12 back']);
  });
});

test('the mean is the trivial line where noise makes the last value a worse guess, which is still told', async () => {
  const random = createRandom(5);
  const values = Array.from({ length: 400 }, () => random.normal());
  const options = { ...defaultsOf(forecast.options), series: 'own' };
  const { baseline, others } = await forecast.create(options, { kind: 'series', name: 'noise', values });
  expect(baseline.label).toBe('always the mean');
  expect(others![0]!.label).toBe('same as now');
  expect(others![0]!.loss / baseline.loss).toBeCloseTo(2, 0);
});

describe.each([
  ['co2', co2],
  ['sunspots', sunspots],
  ['airline', airline],
] as const)('a stretch of %s', (series, values) => {
  test('shows the values themselves, before and after', async () => {
    const { passage, timeSteps, freeRun } = await ofSeries(series);
    const from = freeRun!.heldOut - 1;
    const { read, truth } = passage!(from, 8);
    read.forEach((value, k) => expect(value).toBeCloseTo(values[from + 1 - timeSteps + k]!, 2));
    truth.forEach((value, k) => expect(value).toBeCloseTo(values[from + 1 + k]!, 2));
  });

  test('gives right answers back as the values that came', async () => {
    const { passage, freeRun } = await ofSeries(series);
    const from = freeRun!.heldOut - 1;
    const { truth, inUnits } = passage!(from, 8);
    // The answers of a network that knows the future are the inputs of a later stretch.
    const right = passage!(from + 8, 1).inputs.slice(-8);
    inUnits(right).forEach((value, k) => expect(value).toBeCloseTo(truth[k]!, 2));
  });

  test('has forecasts without a network, each fed its own answers', async () => {
    const { passage, freeRun } = await ofSeries(series);
    const from = freeRun!.heldOut - 1;
    const [same, season, linear] = passage!(from, 24 <= freeRun!.length ? 24 : freeRun!.length).plain;
    for (const value of same!.values) expect(value).toBeCloseTo(values[from]!, 2);
    const period = series === 'sunspots' ? 11 : 12;
    const naive = (k: number) => {
      const cycle = Math.floor(k / period) + 1;
      const then = values[from + 1 + k - cycle * period]!;
      if (series === 'sunspots') return then;
      const base = values[from - period]!;
      return series === 'co2'
        ? values[from]! + then - base + (cycle - 1) * (values[from]! - base)
        : ((values[from]! * then) / base) * (values[from]! / base) ** (cycle - 1);
    };
    season!.values.forEach((value, k) => expect(value).toBeCloseTo(naive(k), 1));
    expect(linear!.label).toMatch(/^linear, \d+ back$/);
    expect(linear!.values.every(Number.isFinite)).toBe(true);
  });
});

test('a measure and its way back are inverse; a root below zero is no value', () => {
  for (const measure of ['levels', 'root', 'log'] as const)
    expect(outOfMeasure(inMeasure(17.5, measure), measure)).toBeCloseTo(17.5, 9);
  expect(outOfMeasure(-3, 'root')).toBe(0);
});
