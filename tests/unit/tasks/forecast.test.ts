import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/math/random.ts';
import { spreadOf } from '../../../src/math/statistics.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { airline } from '../../../src/tasks/data/airline.ts';
import { co2 } from '../../../src/tasks/data/co2.ts';
import { sunspots } from '../../../src/tasks/data/sunspots.ts';
import { forecast } from '../../../src/tasks/forecast.ts';
import { OwnDataError } from '../../../src/tasks/contract/abilities.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import { scored } from './blind.ts';

function ofSeries(series: string, length = 36): Promise<Problem> {
  return Promise.resolve(forecast.create({ ...defaultsOf(forecast.options), series, length }));
}

function ofOwn(values: number[], length = 8, name = 'column'): Promise<Problem> {
  const options = { ...defaultsOf(forecast.options), series: 'own', length };
  return Promise.resolve().then(() => forecast.create(options, { kind: 'series', name, values }));
}

/** A year of seasons, some noise, no trend. */
function seasons(count: number): number[] {
  const random = createRandom(11);
  return Array.from({ length: count }, (_, i) => 10 + Math.sin((i * Math.PI) / 6) + 0.1 * random.normal());
}

/** CRC-32 (ISO 3309), bit by bit. */
function crc32(text: string): number {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe('the built-in series', () => {
  it('are the published figures: length, ends, extremes, no gaps', () => {
    expect(co2).toHaveLength(10 + 67 * 12);
    expect([co2[0], co2.at(-1), Math.min(...co2), Math.max(...co2)]).toEqual([
      315.71, 427.49, 312.42, 430.51,
    ]);
    expect(sunspots).toHaveLength(309);
    expect([sunspots[0], sunspots.at(-1), Math.min(...sunspots), Math.max(...sunspots)]).toEqual([
      5, 2.9, 0, 190.2,
    ]);
    for (const series of [co2, sunspots]) expect(series.every(Number.isFinite)).toBe(true);
    const jumps = co2.slice(1).map((value, i) => Math.abs(value - co2[i]!));
    expect(Math.max(...jumps)).toBeLessThan(3);
  });

  it('agree with means published elsewhere: NOAA gives 315.98 ppm for 1959 and 421.08 for 2023', () => {
    const yearly = (year: number) =>
      spreadOf(co2.slice(10 + (year - 1959) * 12, 22 + (year - 1959) * 12)).mean;
    expect(yearly(1959)).toBeCloseTo(315.98, 1);
    expect(yearly(2023)).toBeCloseTo(421.08, 1);
  });

  it('Mackey–Glass is chaotic: no forecast counts on a season that it does not have', async () => {
    const { baseline, others } = await ofSeries('glass');
    for (const { label } of [baseline, ...others!]) expect(label).not.toContain('before');
    const { others: yearly } = await ofSeries('co2');
    expect(yearly!.map(({ label }) => label)).toContain('as a year before');
  });

  it('CO₂ is read as changes in ppm, as it rises beyond all it was', async () => {
    const problem = await ofSeries('co2');
    const { scale, offset } = problem.units!;
    const batch = problem.sample(createRandom(1), 1);
    const shown = [...batch.inputs, batch.targets.at(-1)!].map((value) => value * scale + offset);
    const changes = co2.slice(1).map((value, i) => value - co2[i]!);
    const found = changes.findIndex((_, i) =>
      shown.every((value, k) => Math.abs(value - changes[i + k]!) < 1e-4),
    );
    expect(found).toBeGreaterThanOrEqual(0);
    expect(problem.metric).toMatchObject({ kind: 'rmse', scale, unit: 'ppm' });
  });

  it('airline passengers are series G: the sums of its twelve years, and a checksum of R’s AirPassengers', () => {
    expect(airline).toHaveLength(144);
    const year = (k: number) => airline.slice(12 * k, 12 * k + 12).reduce((sum, value) => sum + value, 0);
    expect(Array.from({ length: 12 }, (_, k) => year(k))).toEqual([
      1520, 1676, 2042, 2364, 2700, 2867, 3408, 3939, 4421, 4572, 5140, 5714,
    ]);
    // CRC-32 of the values of R's src/library/datasets/data/AirPassengers.R, joined by commas.
    expect(crc32(airline.join(','))).toBe(0xb7fd80bd);
  });

  it('sunspots are read as their root', async () => {
    const problem = await ofSeries('sunspots');
    const { scale, offset } = problem.units!;
    const batch = problem.sample(createRandom(1), 1);
    const shown = [...batch.inputs].map((value) => (value * scale + offset) ** 2);
    const found = sunspots.findIndex((_, i) =>
      shown.every((value, k) => Math.abs(value - sunspots[i + k]!) < 1e-3),
    );
    expect(found).toBeGreaterThanOrEqual(0);
    expect(problem.metric).toMatchObject({ kind: 'rmse', scale, unit: '√sunspots' });
  });

  it('airline passengers are read as changes in percent', async () => {
    const problem = await ofSeries('airline');
    const { scale, offset } = problem.units!;
    const [first] = problem.passage!(problem.freeRun!.from[0], 1).inputs;
    expect(first! * scale + offset).toBeCloseTo(100 * Math.log(118 / 112), 4);
    expect(problem.metric).toMatchObject({ unit: '%' });
  });

  it('airline passengers have windows of 100 months at most, with a notice', async () => {
    const problem = await ofSeries('airline', 150);
    expect(problem.timeSteps).toBe(100);
    expect(problem.notices).toEqual(['The series is short, so its windows have no more than 100 values.']);
    expect((await ofSeries('airline', 100)).notices).toEqual([]);
  });

  it('are normalised by the training part alone', async () => {
    const { units } = await ofSeries('sunspots');
    const { mean, deviation } = spreadOf(sunspots.slice(0, 309 - 62).map(Math.sqrt));
    expect(units).toEqual({ scale: deviation, offset: mean });
  });

  it.each([
    ['co2', 36],
    ['co2', 100],
    ['sunspots', 36],
    ['sunspots', 200],
  ])('%s gives its trivial lines to persistence, at T = %i', async (series, length) => {
    const problem = await ofSeries(series, length);
    const { scale, offset } = problem.units!;
    for (const [batch, line] of [
      [problem.heldOut(createRandom(2), 1), problem.baseline.loss],
      [problem.test!(), problem.baseline.test!],
    ] as const) {
      const now = (at: number) => (series === 'co2' ? -offset / scale : batch.inputs[at]!);
      const measured = scored(batch, (at) => (batch.targets[at]! - now(at)) ** 2);
      expect(Math.abs(measured / line - 1)).toBeLessThan(1e-5);
    }
  });

  it('CO₂: persistence errs by the root mean square of the monthly changes of either part', async () => {
    const { baseline, units } = await ofSeries('co2');
    const changes = co2.slice(1).map((value, i) => value - co2[i]!);
    const rootMeanSquare = (part: readonly number[]) =>
      Math.sqrt(part.reduce((sum, change) => sum + change * change, 0) / part.length);
    const [validation, test] = [changes.slice(-163, -82), changes.slice(-82)];
    expect(Math.sqrt(baseline.loss) * units!.scale).toBeCloseTo(rootMeanSquare(validation), 1);
    expect(Math.sqrt(baseline.test!) * units!.scale).toBeCloseTo(rootMeanSquare(test), 1);
  });

  it.each(['co2', 'sunspots'])('%s leaves a linear forecast far below persistence', async (series) => {
    const { baseline, solved } = await ofSeries(series);
    expect(solved.loss).toBeLessThan(baseline.loss / 2);
  });
});

describe('windows that judge', () => {
  /** Four fifths, a tenth from value 120 on, and a tenth from value 135 on, each 5 above the one before. */
  const stepped = Array.from({ length: 150 }, (_, i) => (i % 3) + 5 * (i < 120 ? 0 : i < 135 ? 1 : 2));
  /** 0 is the training part, 1 validation, 2 the test. */
  const partOf = (value: number, { units }: Problem) =>
    Math.floor((value * units!.scale + units!.offset + 0.5) / 5);
  /** The values that are asked for and count. */
  const answers = ({ targets, mask }: Batch) => targets.filter((_, at) => mask[at] === 1);

  it('ask only for values of their own part, all of them, and read of no later one', async () => {
    const problem = await ofOwn(stepped, 8);
    const training = problem.sample(createRandom(1), 500);
    const parts = (values: Iterable<number>) =>
      new Set(Array.from(values, (value) => partOf(value, problem)));
    expect(parts([...training.inputs, ...training.targets])).toEqual(new Set([0]));
    for (const [part, batch] of [problem.heldOut(createRandom(1), 500), problem.test!()].entries()) {
      expect(parts(answers(batch))).toEqual(new Set([part + 1]));
      expect(parts([...batch.inputs, ...batch.targets])).toEqual(new Set([part, part + 1]));
      // Fifteen values, and windows of which four steps count, one at each place.
      expect(batch.batchSize).toBe(15 - 4 + 1);
    }
  });

  it('are the same for every seed and batch, and 128 at most, from the first value of their part to the last', async () => {
    const problem = await ofOwn(seasons(3000), 8);
    const one = problem.heldOut(createRandom(1), 16);
    expect(problem.heldOut(createRandom(2), 64)).toEqual(one);
    expect(one.batchSize).toBe(128);
    const { scale, offset } = problem.units!;
    const value = (at: number) => Math.fround((seasons(3000)[at]! - offset) / scale);
    expect(answers(one)[0]).toBeCloseTo(value(2400), 5);
    expect(answers(one).at(-1)).toBeCloseTo(value(2699), 5);
    expect(answers(problem.test!())[0]).toBeCloseTo(value(2700), 5);
    expect(answers(problem.test!()).at(-1)).toBeCloseTo(value(2999), 5);
  });

  it('leave a part of twelve years of months to each', async () => {
    const problem = await ofSeries('airline');
    expect(answers(problem.heldOut(createRandom(1), 1))).toHaveLength(14);
    expect(answers(problem.test!())).toHaveLength(15);
  });

  it('warm up: the first steps do not count, at most twelve and at most half', async () => {
    for (const [length, warmUp] of [
      [8, 4],
      [36, 12],
    ] as const) {
      const problem = await ofOwn(seasons(300), length);
      for (const batch of [problem.sample(createRandom(1), 1), problem.heldOut(createRandom(1), 1)]) {
        expect([...batch.mask.subarray(-length)]).toEqual(
          Array.from({ length }, (_, t) => (t < warmUp ? 0 : 1)),
        );
      }
    }
  });

  it('reach back where their part is shorter than a window, and still ask for its values only', async () => {
    const problem = await ofOwn(stepped, 100);
    for (const [part, batch] of [problem.heldOut(createRandom(1), 3), problem.test!()].entries()) {
      expect(batch.batchSize).toBe(1);
      expect([...answers(batch)].map((value) => partOf(value, problem))).toEqual(
        new Array<number>(15).fill(part + 1),
      );
    }
  });
});

describe("a visitor's own series", () => {
  it('is taken as it is, under its name, with the error in its own numbers', async () => {
    const problem = await ofOwn(seasons(300), 24, '  level at the very long named gauge of the river  ');
    expect(problem.input.label).toBe('level at the very long named gauge of th');
    expect(problem.notices).toEqual([]);
    expect(problem.units!.offset).toBeCloseTo(10, 0);
  });

  it('is read as changes where it has a trend, and a notice says so', async () => {
    const problem = await ofOwn(seasons(300).map((value, i) => value + i));
    expect(problem.input.label).toBe('change: column');
    expect(problem.output.label).toBe('next change');
    expect((await ofOwn(seasons(300))).output.label).toBe('next');
    expect(problem.notices![0]).toMatch(/has a trend/);
  });

  it('has its holes filled by straight lines, counted in a notice, and those at the ends dropped', async () => {
    const whole = Array.from({ length: 200 }, (_, i) => (i % 5) * (1 + (i % 2)));
    const holed = [NaN, ...whole, NaN, NaN];
    holed[51] = NaN;
    holed[52] = Infinity;
    const problem = await ofOwn(holed);
    expect(problem.notices![0]).toBe(
      '2 holes in the series: filled by a straight line between the neighbours.',
    );
    const mended = [...whole];
    mended[50] = whole[49]! + (whole[52]! - whole[49]!) / 3;
    mended[51] = whole[49]! + (2 * (whole[52]! - whole[49]!)) / 3;
    expect(problem.units).toEqual((await ofOwn(mended)).units);
  });

  it('is cut to its newest values where it is very long', { timeout: 20_000 }, async () => {
    const long = Array.from({ length: 120_000 }, (_, i) => (i < 20_000 ? 1e6 : Math.sin(i)));
    const problem = await ofOwn(long, 36);
    expect(problem.notices).toContain('The series is long: its last 100,000 values are used.');
    expect(problem.units!.scale).toBeCloseTo(Math.SQRT1_2, 2);
  });

  it('counts a smooth curve as solved before the last digit of a linear forecast', async () => {
    const problem = await ofOwn(Array.from({ length: 400 }, (_, i) => Math.sin(i / 4)));
    expect(problem.solved.loss).toBe(0.001);
  });

  const wave = seasons(300);
  it.each<[string, number[], RegExp]>([
    ['is empty', [], /has no numbers: choose another column/],
    ['holds no numbers', [NaN, NaN, Infinity], /has no numbers: choose another column/],
    ['is one value', [7], /only 1 value, and windows of 8 steps need 14: choose a longer series/],
    ['is too short', seasons(13), /only 13 values, and windows of 8 steps need 14/],
    ['has too many holes', wave.map((value, i) => (i % 5 === 2 ? NaN : value)), /60 holes among 300 values/],
    ['never changes', new Array<number>(300).fill(4), /never change, so there is nothing to learn/],
    [
      'never changes in the tenth before the last',
      wave.map((value, i) => (i < 200 || i > 275 ? value : 1)),
      /the tenth before the last, its validation part, the series never changes/,
    ],
    [
      'never changes in the last tenth',
      wave.map((value, i) => (i < 265 ? value : 1)),
      /the last tenth, its test part, the series never changes/,
    ],
    [
      'is a straight line',
      Array.from({ length: 300 }, (_, i) => 0.1 * i),
      /straight line, so there is nothing to learn/,
    ],
    ['has numbers too large', wave.map((value) => value * 1e306), /too large to calculate with/],
    ['leaves its range by far', wave.map((value, i) => (i < 270 ? value : 1e9)), /quite another size/],
  ])('is refused where it %s, with what to do', async (_, values, message) => {
    await expect(ofOwn(values)).rejects.toThrow(OwnDataError);
    await expect(ofOwn(values)).rejects.toThrow(message);
  });

  it('is taken from the length on that the refusal names', async () => {
    const problem = await ofOwn(seasons(14));
    expect(problem.sample(createRandom(1), 2).targets).toHaveLength(16);
    expect(Number.isFinite(problem.solved.loss)).toBe(true);
  });
});
