/** The benchmark, on the command line and as a page, at a size that takes no time. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RUNNING_BROWSER } from '../../scripts/lib/openBrowser.ts';
import { root } from '../../scripts/lib/site.ts';
import { axeFindings, THEMES } from './axe.ts';
import { browser } from './browser.ts';
import { browserUrl, visit } from './site.ts';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function bench(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/bench.ts', ...args],
      { cwd: root, env: { ...process.env, [RUNNING_BROWSER]: browserUrl } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}

describe('npm run bench', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'unroll-bench-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('measures the contestants that are named and writes their figures', async () => {
    const file = path.join(folder, 'bench.json');
    const contestants = ['unroll-webgl', 'unroll-reference-webgl', 'brain-js'];
    const choice = `--contestants ${contestants.join(',')} --cells rnn --shapes 4x4x4 --rounds 1`;
    const { code, stdout, stderr } = await bench(...choice.split(' '), '--json', file);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const written = JSON.parse(readFileSync(file, 'utf8')) as {
      device: string;
      rows: Record<string, unknown>[];
    };
    expect(Object.keys(written)).toEqual(['device', 'rows']);
    expect(written.device).toMatch(/core/);
    expect(written.rows.map(({ contestant }) => contestant)).toEqual(contestants);
    for (const row of written.rows) {
      expect(Object.keys(row).join()).toBe(
        'contestant,cell,timeSteps,hiddenSize,batchSize,msMin,msMedian,msMax,drawsPerStep',
      );
      expect(row).toMatchObject({ cell: 'rnn', timeSteps: 4, hiddenSize: 4, batchSize: 4 });
      const { msMin, msMedian, msMax } = row as { msMin: number; msMedian: number; msMax: number };
      expect(msMin).toBeGreaterThan(0);
      expect(msMin <= msMedian && msMedian <= msMax).toBe(true);
      expect(stdout).toContain(row.contestant);
    }
    // One draw a time step forward and back at least; the reference takes many more.
    const [fused, reference, brain] = written.rows.map(({ drawsPerStep }) => drawsPerStep as number);
    expect(fused).toBeGreaterThanOrEqual(8);
    expect(reference).toBeGreaterThan(2 * fused!);
    expect(brain).toBeNull();
  });

  it('ends with 1 and one sentence for what makes no sense', async () => {
    const { code, stdout, stderr } = await bench('--contestants', 'torch');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim()).toMatch(/^There is no contestant "torch"; [^\n]+\.$/);
  });
});

describe('the benchmark’s page', () => {
  it('gives a table of this machine’s own figures, fit to copy, without any trouble', async () => {
    const { page, troubles } = await visit(browser, 'bench.html#cells=rnn&shapes=4x4x4&rounds=1', {
      viewport: { width: 360, height: 740 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('Done.', { exact: true }).waitFor({ timeout: 60_000 });
    for (const name of ['Unroll', 'Unroll, reference', 'tf.layers']) {
      const cells = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
      expect(await cells.innerText()).toMatch(/\d+(\.\d+)?\s*\(.*\)\s*[\d,]+\s*\d+(\.\d+)?×/s);
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(360);
    await page.getByRole('button', { name: /Copy as table/ }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /\n\| rnn \| 4 \| 4 \| 4 \| unroll-webgl \| [^\n]*draws/,
    );
    expect(troubles).toEqual([]);
    for (const [colorScheme, rules] of THEMES) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page, undefined, rules)).toEqual([]);
    }
  });

  it('stops when told to, and says what is wrong with an address', async () => {
    const { page } = await visit(browser, 'bench.html#cells=lstm&shapes=100x64x32');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.', { exact: true }).waitFor({ timeout: 60_000 });
    const wrong = await visit(browser, 'bench.html#cells=tree');
    expect(await wrong.page.getByRole('alert').innerText()).toContain('There is no cell "tree"');
  });

  it('is one step away from the page’s word on the device', async () => {
    const { page } = await visit(browser, '#task=adding&length=8&cell=rnn&units=4&batch=8&backend=cpu');
    await page.getByRole('button', { name: 'JavaScript on the CPU', exact: true }).click();
    const link = page.getByRole('dialog').getByRole('link', { name: /how fast this machine is/ });
    // In a tab of its own: the run goes on.
    const [bench] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await bench.getByRole('heading', { name: /Benchmark/ }).waitFor();
    await bench.getByRole('link', { name: /Unroll/ }).click();
    await bench.getByRole('button', { name: 'Play', exact: true }).waitFor();
  });
});
