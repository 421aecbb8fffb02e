/** The content policy at work: WebAssembly for the worker, and for nobody else. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, Worker } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { dist, serve, type Served } from '../../scripts/lib/site.ts';
import { browser } from './browser.ts';
import { siteUrl, visit } from './site.ts';

const SMALL = '#task=adding&length=10&cell=lstm&units=8&batch=16&backend=cpu';

let other: Served | undefined;

afterEach(async () => {
  await other?.close();
  other = undefined;
});

/** Compiles an empty module; "compiled", or the error's words. For a page and for a worker. */
const COMPILE = `WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'compiled', String)`;
const compileOn = (realm: { evaluate(script: string): Promise<unknown> }) => realm.evaluate(COMPILE);

/** The training worker of a page at rest. */
async function trainingWorker(page: Page): Promise<Worker> {
  await page.getByText(/^Before training the validation loss is/).waitFor();
  const worker = page.workers().find((candidate) => candidate.url().includes('train.worker'));
  return worker!;
}

describe('WebAssembly', () => {
  it('may be compiled by the training worker, and not by the page', async () => {
    const { page, troubles } = await visit(browser, SMALL);
    expect(await compileOn(await trainingWorker(page))).toBe('compiled');
    expect(troubles).toEqual([]);
    expect(await compileOn(page)).toMatch(/CompileError.*Content Security Policy/);
  });

  it('may be compiled by the worker also where a server sends no policy, and not by the page', async () => {
    other = await serve([0], { headers: {} });
    const page = await browser.newPage();
    await page.goto(`${other.url}${SMALL}`);
    expect(await compileOn(await trainingWorker(page))).toBe('compiled');
    expect(await compileOn(page)).toMatch(/CompileError.*Content Security Policy/);
  });

  it('may not be compiled by a worker whose policy does not name it', async () => {
    const headers = { 'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:" }; // prettier-ignore
    other = await serve([0], { headers });
    const page = await browser.newPage();
    await page.goto(`${other.url}${SMALL}`);
    expect(await compileOn(await trainingWorker(page))).toMatch(/CompileError.*Content Security Policy/);
  });
});

describe('Trusted Types', () => {
  it('let no text become a script, but for the site’s own workers', async () => {
    const { page } = await visit(browser, SMALL);
    await trainingWorker(page);
    const refusals = await page.evaluate(() =>
      [
        () => new Worker('https://example.org/worker.js'),
        () => document.body.insertAdjacentHTML('beforeend', '<p>text</p>'),
        () => (document.createElement('script').src = 'https://example.org/script.js'),
      ].map((work) => {
        try {
          work();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      }),
    );
    expect(refusals).toEqual(['TypeError', 'TypeError', 'TypeError']);
  });

  it('are in nobody’s way over a whole visit', async () => {
    const { page, troubles } = await visit(browser, SMALL);
    await trainingWorker(page);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    for (const name of await page.getByRole('tab').allInnerTexts())
      await page.getByRole('tab', { name }).click();
    await page.getByText('Lanes as tables').click();
    for (const name of ['Examples', 'Share', 'Help']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
    }
    await page.getByRole('button', { name: 'Save as picture or CSV: Score' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /Picture/ }).click();
    await saved;
    expect(troubles).toEqual([]);
  });
});

describe('a worker’s entry script', () => {
  // WebKit evaluates it a second time when another module imports it, and the run hears nothing more.
  it('is imported by no other file', () => {
    const assets = path.join(dist, 'assets');
    const sources = new Map(
      readdirSync(assets)
        .filter((name) => name.endsWith('.js'))
        .map((name) => [name, readFileSync(path.join(assets, name), 'utf8')]),
    );
    const started = /new Worker\((?:new URL\(|["'`])+([^"'`]+\.js)/g;
    const entries = [...sources.values()].flatMap((source) =>
      [...source.matchAll(started)].map(([, name]) => name!),
    );
    expect(entries.filter((name) => name.startsWith('train.worker'))).toHaveLength(1);
    expect(entries.length).toBeGreaterThan(1);
    const imported = entries.filter((entry) =>
      [...sources.values()].some((source) =>
        new RegExp(`(?:from|import)\\s*\\(?["'\`]\\./${entry}`).test(source),
      ),
    );
    expect(imported).toEqual([]);
  });
});

describe('the worker’s policy', () => {
  it('comes with each worker’s script, and lets in no code made from text and nothing from elsewhere', async () => {
    const scripts = readdirSync(path.join(dist, 'assets')).filter((name) => /worker-.*\.js$/.test(name));
    expect(scripts.length).toBeGreaterThan(1);
    for (const name of scripts) {
      const policy = (await fetch(`${siteUrl}assets/${name}`)).headers.get('content-security-policy');
      expect(policy, name).toContain("script-src 'self' 'wasm-unsafe-eval'");
    }
    const { page } = await visit(browser, SMALL);
    const worker = await trainingWorker(page);
    const blocked = (script: string) =>
      worker.evaluate(`new Promise((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
        setTimeout(async () => { try { await ${script}; } catch {} });
      })`);
    expect(await blocked(`self.eval('1')`)).toBe('script-src');
    expect(await blocked(`import('data:text/javascript,')`)).toMatch(/^(script|worker)-src/);
    expect(await blocked(`fetch('https://example.org/')`)).toBe('connect-src');
  });
});
