import { describe, expect, it } from 'vitest';
import { changedPlan, readTestArguments, stagesOf } from '../../../scripts/lib/testPlan.ts';

const namesOf = (...args: string[]) => stagesOf(readTestArguments(args)).map(({ name }) => name);

describe('npm test', () => {
  it('runs every check and every test, and the stages that are named', () => {
    expect(namesOf()).toEqual(
      expect.arrayContaining([
        'build',
        'types of the page',
        'size',
        'browser tests',
        'e2e tests',
        'engines tests',
        'unit tests',
      ]),
    );
    expect(namesOf('unit', 'browser')).toEqual(['browser tests', 'unit tests']);
    expect(namesOf('check')).not.toContain('unit tests');
  });

  it('hands anything else on to the test runner, but for its own two options', () => {
    const wanted = readTestArguments(['unit', 'adding', '--thorough', '-t', 'learns']);
    expect(wanted).toMatchObject({ filters: ['adding', '-t', 'learns'], thorough: true, changed: false });
    expect(stagesOf(wanted)[0]!.command.slice(-3)).toEqual(['adding', '-t', 'learns']);
  });
});

describe('npm test -- --changed', () => {
  const plan = (files: string[], ...args: string[]) =>
    changedPlan(readTestArguments(['--changed', ...args]), { files, since: 'the last commit' });

  it('checks what changed and runs the tests that import it', () => {
    const { stages, sentence } = plan(['src/math/fft.ts']);
    expect(stages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['types of the page', 'lint', 'format', 'unit tests']),
    );
    expect(stages.find(({ name }) => name === 'lint')!.command).toContain('src/math/fft.ts');
    expect(stages.find(({ name }) => name === 'unit tests')!.command).toContain(
      'tests/unit/math/fft.test.ts',
    );
    expect(sentence).toMatch(/^1 file changed since the last commit; \d+ test files? /);
  });

  it('keeps to the stages and files that are named', () => {
    const { stages } = plan(['src/math/fft.ts'], 'unit', 'math/fft');
    expect(stages).toHaveLength(1);
    expect(stages[0]!.command.slice(-1)).toEqual(['tests/unit/math/fft.test.ts']);
  });

  it('runs nothing for a change that touches no code', () => {
    expect(plan(['CHANGELOG.md'], 'unit', 'browser', 'e2e').stages).toEqual([]);
  });
});
