/** The built site without a network: kept only when asked, whole, through a new deploy, and given up again. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesUnder } from '../../scripts/lib/filesUnder.ts';
import { dist, serve, type Served } from '../../scripts/lib/site.ts';
import { shapes } from '../fixtures/effort.ts';
import { browser } from './browser.ts';
import { goEverywhere } from './everywhere.ts';
import { stepCount } from './site.ts';

let folder: string;
let site: Served;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'unroll-offline-'));
  cpSync(dist, folder, { recursive: true });
  // Some hosts give the page by one address only; browsers open no page from an answer that was led on.
  site = await serve([0], { folder, leadsTo: { '/index.html': '/' } });
});
afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const SMALL = '#task=adding&length=10&cell=lstm&units=8&batch=8&backend=cpu&solved=on&speed=hundred';
const section = (page: Page) => page.getByRole('region', { name: 'Offline' });
const kept = (page: Page) =>
  page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: (await caches.keys()).length,
  }));
/** All that a page may leave behind in a browser. */
const stored = async (page: Page) => ({
  ...(await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }))),
  ...(await kept(page)),
  cookies: await page.context().cookies(),
});
const NOTHING = { local: [], session: [], databases: [], workers: 0, caches: 0, cookies: [] };

const failures = (page: Page) =>
  page.locator('.part-failure, .part-failure-line, .part-failure-tool').count();

it('stores nothing before something is done, keeps nothing before it is asked, then works without a network, through a new deploy, until it is removed', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(`${site.url}${SMALL}`);
  await page.getByText(/^Before training the validation loss is/).waitFor();
  expect(await stored(page)).toEqual(NOTHING);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const run = { ...NOTHING, session: ['unroll.visit'], databases: ['unroll'] };
  await expect.poll(() => stored(page)).toEqual(run);
  await page.getByRole('button', { name: 'Light or dark' }).click();
  expect(await stored(page)).toEqual({ ...run, local: ['unroll.theme'] });

  await page.keyboard.press('?');
  await section(page)
    .getByText(/^Unroll then opens without a network.* It takes \d+ MB/)
    .waitFor();
  await section(page).getByRole('button', { name: 'Keep for offline' }).click();
  await section(page)
    .getByText(/^Unroll is kept in this browser/)
    .waitFor({ timeout: 60_000 });
  expect(await kept(page)).toEqual({ workers: 1, caches: 1 });
  await page.keyboard.press('Escape');

  // A new deploy takes away the files of the old one: the open page has them all the same.
  for (const file of readdirSync(path.join(folder, 'assets')))
    if (file.startsWith('Eigenvalues')) rmSync(path.join(folder, 'assets', file));
  await page.getByRole('tab', { name: 'Eigenvalues' }).click();
  await page
    .getByText(/largest eigenvalue|spectral radius|circle/i)
    .filter({ visible: true })
    .first()
    .waitFor();

  await site.close();
  await page.goto(`${site.url}${SMALL}&lesson=fading&at=2`);
  await page.reload();
  await page.getByRole('heading', { name: 'How much comes back?' }).waitFor();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(0);
  // Data, a backend and a dialog that nothing has loaded yet.
  await page.goto(`${site.url}#task=text&units=8&batch=8&backend=wasm`);
  await page.getByText(/^Before training the validation loss is/).waitFor();
  await page.getByRole('tab', { name: 'State paths (PCA)' }).click();
  await page.keyboard.press('?');
  await section(page)
    .getByText(/^Unroll is kept in this browser \([1-9]\d* MB\)/)
    .waitFor();
  await section(page).getByRole('button', { name: 'Remove' }).click();
  await section(page)
    .getByText(/does not offer it for offline, or cannot be reached/)
    .waitFor();
  expect(await kept(page)).toEqual({ workers: 0, caches: 0 });
  expect(await failures(page)).toBe(0);
});

it('stores nothing in the pages beside it, also where an embedded one trains', async () => {
  const page = await browser.newPage();
  for (const file of ['collect.html', 'handout.html', `embed.html${SMALL}`]) {
    await page.goto(`${site.url}${file}`);
    await page.getByRole('heading').first().waitFor();
    expect(await stored(page), file).toEqual(NOTHING);
  }
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(20);
  expect(await stored(page)).toEqual(NOTHING);
});

it.each(shapes([], ['every example, lesson, instrument, dialog and page']))(
  'opens and runs without a network: %s',
  { timeout: 600_000 },
  async () => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    const troubles: string[] = [];
    context.on('weberror', (error) => troubles.push(error.error().message));
    context.on('console', (message) => troubles.push(message.text()));
    await page.goto(site.url);
    await page.keyboard.press('?');
    await section(page).getByRole('button', { name: 'Keep for offline' }).click();
    await section(page)
      .getByText(/^Unroll is kept in this browser/)
      .waitFor({ timeout: 60_000 });
    await site.close();
    await page.reload();
    const seen = await goEverywhere(page);
    expect(seen.examples).toBeGreaterThan(25);
    expect(seen.steps).toBeGreaterThan(60);
    expect(await failures(page)).toBe(0);
    expect(await page.getByText(/did not arrive|has not arrived/).count()).toBe(0);
    for (const file of filesUnder(folder).filter((name) => name.endsWith('.html') && name !== 'train.html')) {
      await page.goto(`${site.url}${file}`);
      await page.getByRole('heading').first().waitFor();
    }
    expect(troubles).toEqual([]);
  },
);

it('keeps every file that a visitor may load', () => {
  const listed = new Set(readFileSync(path.join(dist, 'offline.js'), 'utf8').split(/["`,]/));
  const left = filesUnder(dist).filter((file) => !listed.has(file));
  const forNobody = /^(?:_headers|\.vite\/.*|train\.html|assets\/train-.*|offline\.js(?:on)?)$/;
  expect(left.filter((file) => !forNobody.test(file))).toEqual([]);
});

it('gives copies up where whoever serves the site says so', async () => {
  rmSync(path.join(folder, 'favicon.svg'));
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.getByText(/^Before training the validation loss is/).waitFor();
  await page.keyboard.press('?');
  await section(page).getByRole('button', { name: 'Keep for offline' }).click();
  await section(page)
    .getByText(/could not be kept/)
    .waitFor({ timeout: 60_000 });
  expect(await kept(page), 'a file is missing').toEqual({ workers: 0, caches: 0 });

  cpSync(dist, folder, { recursive: true });
  await section(page).getByRole('button', { name: 'Keep for offline' }).click();
  await section(page)
    .getByText(/^Unroll is kept/)
    .waitFor({ timeout: 60_000 });
  writeFileSync(path.join(folder, 'offline.json'), '{"keep":false,"bytes":0}');
  await page.reload();
  await expect.poll(() => kept(page)).toEqual({ workers: 0, caches: 0 });
});
