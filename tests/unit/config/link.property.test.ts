import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costOf,
  fitsBudget,
  RACE_BUDGET,
  withinBudget,
  withinRaceBudget,
} from '../../../src/config/budget.ts';
import { settingApplies } from '../../../src/config/defaults.ts';
import type { Experiment } from '../../../src/config/experiment.ts';
import { decodeLink, encodeLink } from '../../../src/config/link.ts';
import { parseLink } from '../../../src/config/parse.ts';
import { entrantOf, experimentOf } from '../../../src/config/race.ts';
import { cases } from '../../fixtures/effort.ts';
import { isExperiment } from '../../../src/config/schema.ts';
import { processorTime } from '../../fixtures/processorTime.ts';
import { anyExperiment, hostileFragment } from './arbitrary.ts';

const LIMIT_MS = 50;

const ROUND_TRIPS = cases(1_000, 5_000);
const RACES = cases(300, 1_000);
const HOSTILE = cases(2_000, 10_000);

/** Truncated where no state is handed on: it stays for another cell, and the link says so. */
const idle = (experiment: Experiment) => experiment.truncate > 0 && !settingApplies(experiment, 'truncate');

describe('a link gives back the experiment it was made of', () => {
  it(`to the last digit, with no notice but of what does nothing there, for ${ROUND_TRIPS} random experiments over all tasks, cells and options`, () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const fitting = withinBudget(experiment).experiment;
        const { needsOwn: _needsOwn, ...decoded } = decodeLink(encodeLink(fitting));
        seen.add(`${experiment.task} ${experiment.cell}`);
        const { notices, ...read } = decoded;
        expect(read).toEqual({ experiment: fitting, rivals: [] });
        expect(notices).toHaveLength(idle(fitting) ? 1 : 0);
      }),
      { numRuns: ROUND_TRIPS },
    );
    expect(seen.size).toBeGreaterThanOrEqual(3);
  });

  it('and the networks that race with it, to the last digit, in their order', () => {
    const anyRace = fc.tuple(anyExperiment, fc.array(anyExperiment, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(anyRace, ([asked, others]) => {
        const { experiment, rivals } = withinRaceBudget(asked, others.map(entrantOf));
        const { needsOwn: _needsOwn, ...decoded } = decodeLink(encodeLink(experiment, undefined, rivals));
        const { notices, ...read } = decoded;
        expect(read).toEqual({ experiment, rivals });
        expect(notices).toHaveLength(idle(experiment) ? 1 : 0);
        const all = [experiment, ...rivals.map((rival) => experimentOf(experiment, rival))];
        expect(all.every(isExperiment)).toBe(true);
        expect(all.every((each) => fitsBudget(each))).toBe(true);
        const bytes = all.reduce((sum, each) => sum + costOf(each).bytes, 0);
        expect(bytes).toBeLessThanOrEqual(RACE_BUDGET.bytes);
      }),
      { numRuns: RACES },
    );
  });
});

describe('whatever stands behind the #', () => {
  it(`gives a valid experiment within the budget, at once, and changes nothing else, for ${HOSTILE} hostile fragments`, () => {
    const prototype = Object.getOwnPropertyNames(Object.prototype).join();
    let slowest = 0;
    let megabytes = 0;
    fc.assert(
      fc.property(hostileFragment, (fragment) => {
        const { experiment, rivals, notices } = decodeLink(fragment);
        slowest = Math.max(
          slowest,
          processorTime(() => decodeLink(fragment), LIMIT_MS),
        );
        if (fragment.length >= 1e6) megabytes++;
        expect(isExperiment(experiment)).toBe(true);
        expect(fitsBudget(experiment)).toBe(true);
        expect(rivals.length).toBeLessThanOrEqual(3);
        for (const rival of rivals) expect(isExperiment(experimentOf(experiment, rival))).toBe(true);
        for (const notice of notices) expect(notice.length).toBeLessThan(300);
        parseLink(fragment);
      }),
      { numRuns: HOSTILE },
    );
    expect(slowest).toBeLessThan(LIMIT_MS);
    expect(megabytes).toBeGreaterThan(cases(1, 12));
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['units=9&', 'one pair over and over'],
    ['a', 'no pair at all'],
    ['&', 'separators only'],
    ['=', 'equals signs only'],
    ['%', 'broken percent codes only'],
    ['%2525', 'nested percent codes'],
    ['\ud800', 'half characters'],
  ])('%j repeated to a megabyte takes less than 50 ms (%s)', (unit) => {
    for (const start of [
      '',
      'task=',
      'own=',
      'vs=',
      'vs=units:',
      'sweep=',
      'sweep=length:',
      'units=',
      'v=',
      'init=',
      'nothing=',
    ]) {
      const fragment = start + unit.repeat(Math.ceil(1e6 / unit.length));
      expect(processorTime(() => decodeLink(fragment), LIMIT_MS)).toBeLessThan(LIMIT_MS);
      expect(isExperiment(decodeLink(fragment).experiment)).toBe(true);
    }
  });

  it('stays under 50 ms where 65,536 characters hold as many digits, or distinct keys, as they can', () => {
    const digits = `lr=${'1'.repeat(65_000)}x`;
    const keys = Array.from({ length: 9_000 }, (_, index) => `k${index}=1`).join('&');
    const values = `task=forecast&series=own&own=x:${'1,'.repeat(30_000)}1`;
    for (const fragment of [digits, keys, values]) {
      expect(processorTime(() => decodeLink(fragment), LIMIT_MS)).toBeLessThan(LIMIT_MS);
    }
  });
});
