/**
 * The claims, and the lesson, that are checked with every change: the runs are real, and every one of them must hold. One seed tells that
 * none has come undone; a thorough run takes all five.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { claims } from '../../scripts/experiments/claims/index.ts';
import { RUNNING_BROWSER } from '../../scripts/lib/openBrowser.ts';
import { root } from '../../scripts/lib/site.ts';
import { thorough } from '../fixtures/effort.ts';
import { browserUrl } from './site.ts';

interface Written {
  readonly claims: readonly { readonly id: string; readonly holds: boolean; readonly ours: string }[];
}

interface Lessons {
  readonly lessons: readonly [
    {
      readonly id: string;
      readonly steps: number;
      readonly conditions: { readonly came: number; readonly of: number };
      readonly answers: { readonly true: number; readonly of: number };
    },
  ];
}

/** What the command says, and what it writes. */
async function experiments(...flags: string[]): Promise<{ stdout: string; written: unknown }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'unroll-experiments-'));
  const file = path.join(folder, 'found.json');
  const few = thorough ? [] : ['--each', '1'];
  const stdout = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/experiments.ts', ...flags, '--anew', '--json', file, ...few],
      { cwd: root, env: { ...process.env, [RUNNING_BROWSER]: browserUrl } },
      (_error, text) => resolve(text),
    );
  });
  const written = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  rmSync(folder, { recursive: true });
  return { stdout, written };
}

test('the fast claims hold, by the command that a person types', { timeout: 300_000 }, async () => {
  const found = await experiments('--fast');
  const { stdout } = found;
  const written = found.written as Written;
  const fast = claims.filter((claim) => claim.fast).map(({ id }) => id);
  expect(written.claims.map(({ id }) => id)).toEqual(fast);
  expect(written.claims.filter(({ holds }) => !holds)).toEqual([]);
  expect(stdout).toContain(`${fast.length} of ${fast.length} claims hold.`);
});

test('a lesson is true, by the same command', { timeout: 300_000 }, async () => {
  const { stdout, written } = await experiments('--lessons', '--only', 'memory');
  const [{ id, steps, conditions, answers }] = (written as Lessons).lessons;
  expect([id, steps]).toEqual(['memory', 7]);
  expect(conditions.of).toBeGreaterThanOrEqual(4);
  expect(answers.of).toBeGreaterThanOrEqual(3);
  expect([conditions.came, answers.true], stdout).toEqual([conditions.of, answers.of]);
});
