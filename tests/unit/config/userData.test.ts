import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/config/link.ts';
import {
  charactersIn,
  MAX_OWN_TEXT,
  MAX_OWN_VALUES,
  ownKindOf,
  ownTooLong,
} from '../../../src/config/userData.ts';
import type { OwnData } from '../../../src/tasks/contract/abilities.ts';
import type { Spacing } from '../../../src/tasks/contract/spacing.ts';
import { cases } from '../../fixtures/effort.ts';

const TEXT = 'task=text&text=own&cell=lstm';
const SERIES = 'task=forecast&series=own&cell=lstm';
const textExperiment = decodeLink(TEXT).experiment;
const seriesExperiment = decodeLink(SERIES).experiment;

describe('own data in the link', () => {
  it('is only there when it is passed', () => {
    expect(encodeLink(textExperiment)).toBe(TEXT);
    expect(encodeLink(textExperiment, { kind: 'text', text: 'To be, or not to be?' })).toBe(
      `${TEXT}&own=To+be%2C+or+not+to+be%3F`,
    );
    expect(
      encodeLink(seriesExperiment, { kind: 'series', name: 'CO2 (ppm)', values: [315.1, -2, 1e-7] }),
    ).toBe(`${SERIES}&own=CO2+(ppm):315.1,-2,1e-7`);
  });

  it('is only written for an experiment that asks for that kind', () => {
    expect(ownKindOf(textExperiment)).toBe('text');
    expect(ownKindOf(decodeLink('task=text').experiment)).toBeUndefined();
    expect(encodeLink(textExperiment, { kind: 'series', name: '', values: [1] })).toBe(TEXT);
    expect(encodeLink(decodeLink('task=adding').experiment, { kind: 'text', text: 'a' })).toBe(
      'task=adding&cell=lstm',
    );
  });

  it('counts an emoji as one character, as the task does', () => {
    expect(charactersIn('a🙂b')).toBe(3);
    expect(ownTooLong({ kind: 'text', text: '🙂'.repeat(MAX_OWN_TEXT) })).toBeUndefined();
    expect(ownTooLong({ kind: 'text', text: '🙂'.repeat(MAX_OWN_TEXT + 1) })).toContain('4001 characters');
  });

  it('is not written, and said to be too long, beyond the limits', () => {
    const text: OwnData = { kind: 'text', text: 'a'.repeat(MAX_OWN_TEXT + 1) };
    expect(encodeLink(textExperiment, text)).toBe(TEXT);
    expect(ownTooLong(text)).toBe(
      'The text has 4001 characters; a link carries at most 4000. Pass the link on without it.',
    );
    const series: OwnData = {
      kind: 'series',
      name: 'x',
      values: Array.from({ length: MAX_OWN_VALUES + 1 }, () => 1),
    };
    expect(encodeLink(seriesExperiment, series)).toBe(SERIES);
    expect(ownTooLong(series)).toMatch(/^The series has 1001 values/);
    expect(ownTooLong({ kind: 'text', text: 'short' })).toBeUndefined();
  });

  it('comes back as it was, whatever characters a text or a name has', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 400 }).filter((text) => text.trim() !== '');
    const series = fc.record({
      name: fc.string({ unit: 'grapheme', maxLength: 30 }),
      values: fc.array(
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        { minLength: 1, maxLength: 50 },
      ),
    });
    fc.assert(
      fc.property(texts, series, (text, { name, values }) => {
        const own: OwnData = { kind: 'text', text };
        expect(decodeLink(encodeLink(textExperiment, own))).toMatchObject({
          own,
          needsOwn: false,
          notices: [],
        });
        const other: OwnData = { kind: 'series', name, values };
        expect(decodeLink(encodeLink(seriesExperiment, other))).toMatchObject({ own: other, notices: [] });
      }),
      { numRuns: cases(150, 500) },
    );
  });

  it.each<[string, Spacing]>([
    ['1949-01-01,1+month', { unit: 'month', every: 1, first: Date.UTC(1949, 0, 1) }],
    ['2020-03-02,1+day,closed+0+6', { unit: 'day', every: 1, first: Date.UTC(2020, 2, 2), closed: [0, 6] }],
    ['2020-03-02T06:30:00,900+second', { unit: 'second', every: 900, first: Date.UTC(2020, 2, 2, 6, 30) }],
    ['14%3A05%3A00.250,0.001+second', { unit: 'second', every: 0.001, first: 50_700_250, clock: true }],
    ['-000043-03-15,12+month', { unit: 'month', every: 12, first: Date.UTC(-43, 2, 15) }],
  ])('brings the dates of a series along: %s', (dates, spacing) => {
    const own: OwnData = { kind: 'series', name: 'x', values: [1, 2], spacing };
    const link = encodeLink(seriesExperiment, own);
    expect(link.replaceAll('T06%3A30%3A00', 'T06:30:00')).toBe(`${SERIES}&own=x:1,2&dates=${dates}`);
    expect(decodeLink(link)).toMatchObject({ own, notices: [] });
    expect(decodeLink(`${SERIES}&own=x:1,2&dates=${dates}`).own).toEqual(own);
  });

  it('survives at its longest and widest', () => {
    const own: OwnData = { kind: 'text', text: '漢'.repeat(MAX_OWN_TEXT) };
    expect(decodeLink(encodeLink(textExperiment, own)).own).toEqual(own);
    const values = Array.from({ length: MAX_OWN_VALUES }, (_, index) => -Math.PI * 10 ** (index % 200));
    const series: OwnData = { kind: 'series', name: '漢'.repeat(80), values };
    expect(decodeLink(encodeLink(seriesExperiment, series)).own).toEqual(series);
  });

  it('has half characters replaced, as they have no percent code', () => {
    expect(encodeLink(textExperiment, { kind: 'text', text: 'a\ud800b' })).toBe(`${TEXT}&own=a%EF%BF%BDb`);
  });
});

describe('own data that cannot be read', () => {
  it.each([
    [`${TEXT}&own=%E0%A4%A`, 'The own data in the link has a broken percent code and is left out.'],
    [`${TEXT}&own=+`, 'The own data in the link is empty.'],
    [
      `${TEXT}&own=${'a'.repeat(4001)}`,
      'The own text in the link is longer than 4000 characters and is left out.',
    ],
    [
      `${SERIES}&own=x:1,two,3`,
      'The own series in the link holds "two", which is not a number, and is left out.',
    ],
    [`${SERIES}&own=x:1,,3`, 'The own series in the link holds "", which is not a number, and is left out.'],
    [
      `${SERIES}&own=x:1e309`,
      'The own series in the link holds "1e309", which is not a number, and is left out.',
    ],
    [
      `${SERIES}&own=${'1,'.repeat(1000)}1`,
      'The own series in the link has more than 1000 values and is left out.',
    ],
  ])('%# is left out with a notice', (fragment, notice) => {
    const decoded = decodeLink(fragment);
    expect(decoded).toMatchObject({ needsOwn: true, notices: [notice] });
    expect(decoded).not.toHaveProperty('own');
  });

  it('and data that is asked for but not there is reported without a notice: the page may have some', () => {
    expect(decodeLink(TEXT)).toMatchObject({ needsOwn: true, notices: [] });
  });

  it.each([
    '',
    '1949-01-01',
    '1949-01-01,1+week',
    '1949-99-01,1+day',
    '9999999-01-01,1+day',
    '%E0%A4%A',
    '1949-01-01,-1+month',
    '1949-01-01,1.5+month',
    '1949-01-01,1e999+second',
    '14:05,1+day',
    '14:05T00:00,1+second',
    '2020-03-02T14:05T,1+day',
    '2020-03-02,1+day,closed+0+1+2+3+4+5+6',
    '2020-03-02,1+day,closed+7',
    '2020-03-02,7+day,closed+0',
    '2020-03-02,1+day,closed+0,1',
  ])('dates that are none leave a series counted: %s', (dates) => {
    const decoded = decodeLink(`${SERIES}&own=x:1,2&dates=${dates}`);
    expect(decoded.own).toEqual({ kind: 'series', name: 'x', values: [1, 2] });
    expect(decoded.notices).toEqual([expect.stringMatching(/^dates=.* tells no dates of the own series/)]);
  });

  it('a series may go without a name', () => {
    expect(decodeLink(`${SERIES}&own=1,2,3`).own).toEqual({ kind: 'series', name: '', values: [1, 2, 3] });
  });
});
