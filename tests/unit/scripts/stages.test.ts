import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { countsOf, runStages } from '../../../scripts/lib/stages.ts';
import { readReport } from '../../../scripts/lib/testReport.ts';

const node = (code: string) => ({ name: 'a test of the stages', command: [process.execPath, '-e', code] });

// What the stages print would read as the results of this very run.
let log: MockInstance<(...words: unknown[]) => void>;
beforeEach(() => {
  log = vi.spyOn(console, 'log').mockImplementation(() => {});
});

describe('counting checks', () => {
  it('counts a stage without a report as one check', () => {
    expect(countsOf(0, undefined)).toEqual({ passed: 1, failed: 0 });
    expect(countsOf(2, undefined)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts the tests of a stage with a report', () => {
    expect(countsOf(1, { passed: 40, failed: 3 })).toEqual({ passed: 40, failed: 3 });
  });

  it('never calls a stage green that ended badly', () => {
    expect(countsOf(1, { passed: 40, failed: 0 })).toEqual({ passed: 40, failed: 1 });
  });

  it('goes on after a failed stage and adds up', async () => {
    const total = await runStages([node(''), node('process.exit(3)'), node('')]);
    expect(total).toEqual({
      passed: 2,
      failed: 1,
      failures: ['a test of the stages'],
      retried: [],
      notes: [],
    });
  });

  it('runs several at a time, and shows what all but the first wrote at their ends', async () => {
    // Each waits for a word of the other's, so that neither ends alone.
    const pair = mkdtempSync(path.join(tmpdir(), 'unroll-stages-'));
    const meet = (own: string, other: string) =>
      node(`
        const fs = require('node:fs');
        fs.writeFileSync(${JSON.stringify(path.join(pair, own))}, '');
        const wait = setInterval(() => {
          if (!fs.existsSync(${JSON.stringify(path.join(pair, other))})) return;
          clearInterval(wait);
          console.log('word of ' + ${JSON.stringify(own)});
        }, 10);
        setTimeout(() => process.exit(1), 20000).unref();`);
    const total = await runStages(
      [{ ...node(''), name: 'first' }, meet('a', 'b'), meet('b', 'a')],
      process.env,
      3,
    );
    rmSync(pair, { recursive: true });
    expect(total).toMatchObject({ passed: 3, failed: 0 });
    const said = log.mock.calls.map(([line]) => String(line)).join('\n');
    expect(said).toContain('word of a');
    expect(said).toContain('word of b');
  });

  it('begins a stage only when those are through that it comes after, and those that are not run hold nobody up', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'unroll-stages-')), 'built');
    const builds = {
      ...node(`setTimeout(() => require('node:fs').writeFileSync(${JSON.stringify(file)}, ''), 300)`),
      name: 'build',
    };
    const needs = {
      ...node(`process.exit(require('node:fs').existsSync(${JSON.stringify(file)}) ? 0 : 1)`),
      name: 'size',
      after: ['build', 'something else'],
    };
    expect(await runStages([builds, needs, node('')], process.env, 3)).toMatchObject({
      passed: 3,
      failed: 0,
    });
    rmSync(path.dirname(file), { recursive: true });
  });

  it('runs beside all others what takes nobody’s place', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'unroll-stages-')), 'said');
    const says = {
      ...node(`require('node:fs').writeFileSync(${JSON.stringify(file)}, '')`),
      name: 'last',
      beside: true,
    };
    const hears = node(`
      const wait = setInterval(() => {
        if (require('node:fs').existsSync(${JSON.stringify(file)})) clearInterval(wait);
      }, 10);
      setTimeout(() => process.exit(1), 20000).unref();`);
    const total = await runStages([hears, { ...node(''), name: 'waits' }, says], process.env, 1);
    rmSync(path.dirname(file), { recursive: true });
    expect(total).toMatchObject({ passed: 3, failed: 0 });
  });

  it('counts a command that cannot be started as failed', async () => {
    expect(await runStages([{ name: 'gone', command: ['/nowhere/at/all'] }])).toEqual({
      passed: 0,
      failed: 1,
      failures: ['gone'],
      retried: [],
      notes: [],
    });
  });

  it('reads from a report which tests failed at last or at first and why, which files could not be run, and what was left out', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'unroll-stages-')), 'report.json');
    const test = (status: string, ...failureMessages: string[]) => ({
      status,
      title: status,
      fullName: `adds ${status}`,
      failureMessages,
    });
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        {
          name: path.resolve('tests/unit/a.test.ts'),
          status: 'failed',
          message: '',
          assertionResults: [
            test('passed'),
            test('passed', 'Error: late'),
            test('failed', 'Error: 2 is not 3\n    at a.test.ts:1'),
            test('skipped'),
            { ...test('skipped'), title: 'not run: no such browser here' },
          ],
        },
        {
          name: path.resolve('tests/unit/b.test.ts'),
          status: 'failed',
          message: 'No such module',
          assertionResults: [],
        },
      ],
    };
    writeFileSync(file, JSON.stringify(report));
    expect(readReport(file)).toEqual({
      passed: 1,
      failed: 1,
      failures: [
        'tests/unit/a.test.ts › adds failed: Error: 2 is not 3',
        'tests/unit/b.test.ts: No such module',
      ],
      retried: ['tests/unit/a.test.ts › adds passed: Error: late'],
      notes: ['not run: no such browser here'],
    });
    rmSync(path.dirname(file), { recursive: true });
  });
});
