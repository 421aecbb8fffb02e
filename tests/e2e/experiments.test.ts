/**
 * The claims that are checked with every change: the runs are real, and every one of the claims must hold. One seed tells that a
 * claim has not come undone; a thorough run takes all five.
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

test('the fast claims hold, by the command that a person types', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'unroll-experiments-'));
  const file = path.join(folder, 'claims.json');
  const stdout = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [
        '--import',
        'tsx',
        'scripts/experiments.ts',
        '--fast',
        '--anew',
        '--json',
        file,
        ...(thorough ? [] : ['--each', '1']),
      ],
      { cwd: root, env: { ...process.env, [RUNNING_BROWSER]: browserUrl } },
      (_error, text) => resolve(text),
    );
  });
  const written = JSON.parse(readFileSync(file, 'utf8')) as Written;
  rmSync(folder, { recursive: true });
  const fast = claims.filter((claim) => claim.fast).map(({ id }) => id);
  expect(written.claims.map(({ id }) => id)).toEqual(fast);
  expect(written.claims.filter(({ holds }) => !holds)).toEqual([]);
  expect(stdout).toContain(`${fast.length} of ${fast.length} claims hold.`);
});
