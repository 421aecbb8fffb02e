import { describe, expect, it } from 'vitest';
import { momentOfYear, rowTimes } from '../../../src/ownData/spacing.ts';
import { DAY, momentAt, monthsLater, SECOND } from '../../../src/tasks/contract/moments.ts';

const day = (text: string) => Date.parse(`${text}Z`);
const from = (count: number, at: (k: number) => number) => Array.from({ length: count }, (_, k) => at(k));
const START = day('2019-01-07');
const MONTH_END = day('2019-01-31');

describe('the spacing of rows', () => {
  it.each([
    ['years', from(20, (k) => momentOfYear(1900 + k)), 'month', 12],
    ['the middle of years', from(20, (k) => momentOfYear(1700.5 + k)), 'month', 12],
    ['quarters', from(12, (k) => monthsLater(START, 3 * k)), 'month', 3],
    ['months', from(40, (k) => monthsLater(START, k)), 'month', 1],
    ['the ends of months', from(40, (k) => monthsLater(MONTH_END, k)), 'month', 1],
    ['months as twelfths of years', from(40, (k) => momentOfYear(1958 + k / 12)), 'month', 1],
    [
      'their middles, rounded',
      from(40, (k) => momentOfYear(Number((1958 + (k + 0.5) / 12).toFixed(3)))),
      'month',
      1,
    ],
    ['four weeks', from(20, (k) => START + 28 * k * DAY), 'day', 28],
    ['thirty days', from(20, (k) => START + 30 * k * DAY), 'day', 30],
    ['weeks', from(60, (k) => START + 7 * k * DAY), 'day', 7],
    ['weeks of decimal years', from(200, (k) => momentOfYear(1974.3795 + (k * 7) / 365.25)), 'day', 7],
    ['days', from(60, (k) => START + k * DAY), 'day', 1],
    ['hours', from(60, (k) => START + k * 3600 * SECOND), 'second', 3600],
    ['a quarter of an hour', from(60, (k) => START + k * 900 * SECOND), 'second', 900],
    ['a logger that drifts', from(600, (k) => START + Math.round(k * 300.4) * SECOND), 'second', 300],
    ['hundredths of a second', from(60, (k) => START + k * 10), 'second', 0.01],
  ] as const)('finds %s', (_what, moments, unit, every) => {
    const { spacing, count, missing, order, repeated } = rowTimes(moments);
    expect(spacing).toMatchObject({ unit, every, first: moments[0] });
    expect([count, missing, order, repeated]).toEqual([moments.length, 0, 'oldest-first', 0]);
  });

  it('gives missing months their places', () => {
    const months = from(36, (k) => monthsLater(START, k)).filter((_, k) => k !== 7 && k !== 20 && k !== 21);
    const found = rowTimes(months);
    expect(found).toMatchObject({ count: 36, missing: 3, spacing: { unit: 'month', every: 1 } });
    expect([...found.places].slice(5, 9)).toEqual([5, 6, 8, 9]);
  });

  it('takes closed days for no holes, and a holiday for one', () => {
    const open = from(70, (k) => START + k * DAY).filter(
      (moment) => ![0, 6].includes(new Date(moment).getUTCDay()),
    );
    expect(rowTimes(open)).toMatchObject({
      count: 50,
      missing: 0,
      spacing: { unit: 'day', every: 1, closed: [0, 6] },
    });
    expect(rowTimes(open.filter((_, k) => k !== 12))).toMatchObject({ count: 50, missing: 1 });
    const shop = from(70, (k) => START + k * DAY).filter((moment) => new Date(moment).getUTCDay() !== 0);
    expect(rowTimes(shop)).toMatchObject({ missing: 0, spacing: { closed: [0] } });
  });

  it('reads rows backwards where the newest is first, and in order of time where they are mixed', () => {
    const days = from(30, (k) => START + k * DAY);
    const back = rowTimes(days.toReversed());
    expect(back).toMatchObject({ order: 'newest-first', count: 30, spacing: { first: START } });
    expect([...back.places].slice(0, 3)).toEqual([29, 28, 27]);
    const mixed = rowTimes([...days.slice(10), ...days.slice(0, 10)]);
    expect(mixed).toMatchObject({ order: 'mixed', count: 30, missing: 0 });
    expect([...mixed.places].slice(19, 22)).toEqual([29, 0, 1]);
  });

  it('says which rows have no moment and which share one', () => {
    const found = rowTimes([...from(20, (k) => START + k * DAY), NaN, START]);
    expect(found).toMatchObject({ undated: 1, repeated: 1, count: 20 });
    expect([...found.places].slice(-2)).toEqual([-1, 0]);
  });

  it('finds none in moments at random, and counts them in order of time', () => {
    let state = 1;
    const steps = from(50, () => (state = (state * 16807) % 2147483647) % 1000);
    let at = START;
    const moments = steps.map((step) => (at += (1 + step) * 60 * SECOND));
    const found = rowTimes(moments.toReversed());
    expect(found).toMatchObject({ spacing: undefined, missing: 0, count: 50, order: 'newest-first' });
    expect(found.places[0]).toBe(49);
    expect(rowTimes([])).toMatchObject({ spacing: undefined, count: 0 });
    expect(rowTimes([START, START + DAY])).toMatchObject({ spacing: undefined, count: 2 });
  });

  it('keeps that there is no date', () => {
    expect(
      rowTimes(
        from(10, (k) => k * 60 * SECOND),
        true,
      ).spacing,
    ).toMatchObject({ clock: true, every: 60 });
  });
});

describe('the moment of a value', () => {
  it('steps over closed days, and ends with its month', () => {
    const friday = day('2024-03-01');
    const text = (moment: number) => new Date(moment).toISOString().slice(0, 10);
    const at = (index: number) =>
      text(momentAt({ unit: 'day', every: 1, first: friday, closed: [0, 6] }, index));
    expect([0, 1, 5, 6].map(at)).toEqual(['2024-03-01', '2024-03-04', '2024-03-08', '2024-03-11']);
    const month = (first: string, index: number) =>
      text(momentAt({ unit: 'month', every: 1, first: day(first) }, index));
    expect(month('2024-01-31', 1)).toBe('2024-02-29');
    expect(month('2024-02-29', 1)).toBe('2024-03-31');
    expect(month('2024-02-15', 11)).toBe('2025-01-15');
  });

  it('is that of the row again', () => {
    for (const closed of [[0, 6], [5], [0]]) {
      const rows = from(100, (k) => START + k * DAY).filter(
        (moment) => !closed.includes(new Date(moment).getUTCDay()),
      );
      const { spacing } = rowTimes(rows);
      expect(rows.map((_, k) => momentAt(spacing!, k))).toEqual(rows);
    }
  });
});
