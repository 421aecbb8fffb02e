import { describe, expect, it } from 'vitest';
import { relatedTests, withinTime } from '../../../scripts/lib/related.ts';

const sources = new Map([
  ['src/math/sum.ts', 'export const sum = 1;'],
  ['src/models/rnn.ts', "import type { Sum } from '../math/sum.ts'; export const rnn = 1;"],
  ['src/app/App.tsx', "import './app.css'; import { rnn } from '../models/rnn.ts'; export const App = rnn;"],
  ['src/backend/wasm/assembly/index.ts', 'export { step } from "./step";'],
  ['scripts/train.ts', "import '../src/models/rnn.ts';"],
  ['scripts/vite/assemblyScript.ts', 'export const compileKernels = 1;'],
  ['tests/architecture.test.ts', 'export {};'],
  ['tests/unit/math/sum.test.ts', "import { sum } from '../../../src/math/sum.ts';"],
  ['tests/browser/app.test.tsx', "import { App } from '../../src/app/App.tsx';"],
  ['tests/e2e/train.test.ts', "const command = ['scripts/train.ts'];"],
  ['tests/unit/wasm.test.ts', "import { compileKernels } from '../../scripts/vite/assemblyScript.ts';"],
]);

const related = (...changed: string[]) =>
  relatedTests(sources, changed).map(({ file, distance }) => `${distance} ${file}`);

describe('the tests that a change touches', () => {
  it('are those that import it, straight or by way of others, nearest first', () => {
    expect(related('src/math/sum.ts')).toEqual([
      '1 tests/unit/math/sum.test.ts',
      '1 tests/architecture.test.ts',
      '3 tests/browser/app.test.tsx',
      '3 tests/e2e/train.test.ts',
    ]);
  });

  it('include a test that was changed itself, and none that is gone', () => {
    expect(related('tests/unit/math/sum.test.ts', 'tests/unit/math/gone.test.ts')).toEqual([
      '0 tests/unit/math/sum.test.ts',
    ]);
  });

  it('follow style sheets, commands that a test runs, and kernels that are compiled by name', () => {
    expect(related('src/app/app.css')).toContain('2 tests/browser/app.test.tsx');
    expect(related('scripts/train.ts')).toEqual(['1 tests/e2e/train.test.ts']);
    expect(related('src/backend/wasm/assembly/step.ts')).toContain('1 tests/unit/wasm.test.ts');
  });

  it('are none for what no code imports', () => {
    expect(related('docs/link.md')).toEqual([]);
  });
});

describe('what of it fits into a time', () => {
  const tests = [
    { file: 'changed', distance: 0 },
    { file: 'slow', distance: 1 },
    { file: 'quick', distance: 1 },
    { file: 'far', distance: 2 },
    { file: 'unknown', distance: 3 },
  ];
  const seconds = new Map([
    ['changed', 50],
    ['slow', 30],
    ['quick', 2],
    ['far', 5],
  ]);

  it('is the nearest and quickest, and always what was changed itself', () => {
    expect(withinTime(tests, (file) => seconds.get(file), 60)).toEqual({
      chosen: ['changed', 'quick', 'far', 'unknown'],
      left: ['slow'],
    });
    expect(withinTime(tests, (file) => seconds.get(file), 10).chosen).toEqual(['changed']);
    expect(withinTime(tests, (file) => seconds.get(file), 200).left).toEqual([]);
  });
});
