import { beforeEach, describe, expect, it, vi } from 'vitest';
import { countsOf, runStages } from '../../../scripts/lib/stages.ts';

const node = (code: string) => ({ name: 'a test of the stages', command: [process.execPath, '-e', code] });

// What the stages print would read as the results of this very run.
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
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
    expect(total).toEqual({ passed: 2, failed: 1 });
  });

  it('counts a command that cannot be started as failed', async () => {
    expect(await runStages([{ name: 'gone', command: ['/nowhere/at/all'] }])).toEqual({
      passed: 0,
      failed: 1,
    });
  });
});
