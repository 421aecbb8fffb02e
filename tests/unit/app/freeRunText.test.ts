import { describe, expect, it } from 'vitest';
import {
  horizonRows,
  horizonSentence,
  runSentence,
  verdictSentence,
} from '../../../src/app/product/freeRun/freeRunText.ts';
import { freeRunTable } from '../../../src/app/product/freeRun/freeRunTable.ts';
import { laterText, timeMarks, timeText } from '../../../src/app/product/freeRun/times.ts';
import { roundMarks } from '../../../src/charts/ticks.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { forecast } from '../../../src/tasks/forecast.ts';
import type { FreeRunning, Times } from '../../../src/tasks/contract/abilities.ts';
import { DAY } from '../../../src/tasks/contract/moments.ts';
import type { Spacing } from '../../../src/tasks/contract/spacing.ts';
import type { FreeRun } from '../../../src/worker/protocol.ts';

const MONTHLY: Times = { label: 'year', first: 1958 + 2 / 12, step: 1 / 12 };
const YEARLY: Times = { label: 'year', first: 1700, step: 1 };
const COUNTED: Times = { label: 'value', first: 1, step: 1 };

describe('times', () => {
  it('are named by month, by year, or by number', () => {
    expect([0, 9, 10, 800].map((k) => timeText(MONTHLY, k))).toEqual([
      'March 1958',
      'December 1958',
      'January 1959',
      'November 2024',
    ]);
    expect(timeText(YEARLY, 246)).toBe('1946');
    expect(timeText(COUNTED, 1233)).toBe('value 1,234');
    expect([laterText(MONTHLY, 12), laterText(YEARLY, 1), laterText(COUNTED, 60)]).toEqual([
      '12 months later',
      '1 year later',
      '60 values later',
    ]);
  });

  it('are right to the month for every value of the built-in series', async () => {
    const { freeRun } = await forecast.create(defaultsOf(forecast.options));
    for (let k = 0; k < 814; k++) {
      const [month, year] = timeText(freeRun!.times, k).split(' ');
      const date = new Date(Date.UTC(1958, 2 + k));
      expect(`${month} ${year}`).toBe(
        `${date.toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${date.getUTCFullYear()}`,
      );
    }
  });

  it('are marked at whole years and whole numbers, at the place of each', () => {
    const marks = timeMarks(MONTHLY, 10, -12, 24, 5);
    expect(marks.map(({ label }) => label)).toEqual(['1958', '1959', '1960', '1961']);
    marks.forEach(({ at }, k) => expect(at).toBeCloseTo(12 * (k - 1), 6));
    expect(timeMarks(COUNTED, 99, -40, 20, 4).map(({ label }) => label)).toEqual(['60', '80', '100', '120']);
  });
});

describe('round marks', () => {
  it('lie within the axis, at most as many as fit', () => {
    expect(roundMarks(0, 1, 5)).toEqual([0, 0.5, 1]);
    expect(roundMarks(-3, 7, 6)).toEqual([-2, 0, 2, 4, 6]);
    expect(roundMarks(5, 5, 4)).toEqual([5]);
    for (const most of [2, 3, 7]) expect(roundMarks(0.013, 912.7, most).length).toBeLessThanOrEqual(most);
  });
});

const place: FreeRunning = {
  label: 'CO₂',
  unit: 'ppm',
  from: [36, 812],
  heldOut: 651,
  length: 3,
  times: MONTHLY,
};
const run: FreeRun = {
  step: 40,
  from: 650,
  read: Float32Array.of(1, 2, 3),
  says: Float32Array.of(4, 5, 7),
  plain: [
    { label: 'same as now', values: Float32Array.of(3, 3, 3) },
    { label: 'as a year before', values: Float32Array.of(4, 5, 6) },
  ],
  truth: Float32Array.of(4.5, 5, 5),
  errors: [
    { label: 'network', values: Float32Array.of(1, 2, 3) },
    { label: 'same as now', values: Float32Array.of(1, 4, 9) },
    { label: 'as a year before', values: Float32Array.of(3, 2, 2) },
  ],
  starts: 31,
};

describe('a free run as a table', () => {
  const columnsOf = (one: FreeRun, times: Times, own = false) =>
    Object.fromEntries(
      freeRunTable(one, { ...place, times }, own).columns.map(({ name, values }) => [
        name,
        Array.from(values),
      ]),
    );

  it('has what is predicted, what came where that is known, and errors, value by value', () => {
    expect(columnsOf({ ...run, truth: Float32Array.of(4.5) }, MONTHLY)).toEqual({
      'values ahead': [1, 2, 3],
      year: ['2012-06', '2012-07', '2012-08'],
      network: [4, 5, 7],
      'same as now': [3, 3, 3],
      'as a year before': [4, 5, 6],
      actual: [4.5, undefined, undefined],
      'error: network': [1, 2, 3],
      'error: same as now': [1, 4, 9],
      'error: as a year before': [3, 2, 2],
    });
    expect(freeRunTable(run, place, false).notes![0]).toBe('CO₂, in ppm');
  });

  it('holds no value of a series of one’s own', () => {
    expect(Object.keys(columnsOf(run, MONTHLY, true))).toEqual([
      'values ahead',
      'year',
      'network',
      'error: network',
      'error: same as now',
      'error: as a year before',
    ]);
    expect(freeRunTable(run, place, true).notes!.join(' ')).not.toContain('CO₂');
  });

  it('tells moments as they were measured, behind the newest value as well', () => {
    const dated = (spacing: Spacing) => columnsOf({ ...run, from: 3 }, { label: 'date', spacing })['date'];
    const friday = Date.UTC(2020, 2, 6);
    const tuesday = friday - 3 * DAY;
    expect(dated({ unit: 'day', every: 1, first: tuesday, closed: [0, 6] })).toEqual([
      '2020-03-09',
      '2020-03-10',
      '2020-03-11',
    ]);
    expect(dated({ unit: 'second', every: 3600, first: friday })![0]).toBe('2020-03-06T04:00:00');
    expect(dated({ unit: 'second', every: 60, first: 0, clock: true })![2]).toBe('00:06:00');
    expect(columnsOf({ ...run, from: 3 }, COUNTED)['number']).toEqual(['5', '6', '7']);
    expect(columnsOf({ ...run, from: 3 }, YEARLY)['year']).toEqual(['1704', '1705', '1706']);
  });
});

describe('a free run in words', () => {
  it('says how far off the network is, and names the best of the others far ahead', () => {
    expect(runSentence(run, place)).toBe(
      'In a free run after May 2012, the network is 0.50 ppm off 1 month later, and 2.00 ppm 3 months later.',
    );
    expect(verdictSentence(run, place)).toBe(
      'Its error is 3.00 ppm 3 months later; that of “as a year before” is 2.00 ppm.',
    );
    expect(horizonSentence(run, place)).toBe(
      'From 31 places of the part kept out of training, its error is 1.00 ppm at first and 3.00 ppm 3 months later; “as a year before” has 2.00 ppm.',
    );
  });

  it('says where the network has learned from what comes, and ends where the series ends', () => {
    expect(runSentence({ ...run, from: 100 }, place)).toContain('was trained on what comes here');
    expect(runSentence({ ...run, from: 812, truth: Float32Array.of(4) }, place)).toBe(
      'In a free run after November 2025, the network is 0.00 ppm off 1 month later.',
    );
  });

  it('predicts after the newest value, with the names of the moments to come', () => {
    expect(runSentence({ ...run, from: 813, truth: new Float32Array() }, place)).toBe(
      'After the newest value, December 2025, the network predicts 4.00 ppm for January 2026 and 7.00 ppm for March 2026. Nobody knows yet what comes; the error tells how far off it was where that is known.',
    );
  });

  it('has rows from the first horizon to the last', () => {
    expect(horizonRows(1)).toEqual([1]);
    expect(horizonRows(3)).toEqual([1, 2, 3]);
    const rows = horizonRows(60);
    expect([rows.length, rows[0], rows.at(-1), new Set(rows).size]).toEqual([8, 1, 60, 8]);
  });
});
