/** The built site gives pictures and tables away under its own content policy, and measures other lengths while it trains. */
import { buffer } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { connect, siteUrl, stepCount, visit } from './site.ts';

const SMALL = '#task=adding&length=10&cell=rnn&units=8&batch=16';

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(() => browser.close());

async function take(page: Page, panel: string, kind: string) {
  await page.getByRole('button', { name: `Save as picture or CSV: ${panel}`, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind }).click(),
  ]);
  // Through the connection: the browser may keep its files where this process cannot look.
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) };
}

it('gives away what a trained network shows, and says where it comes from', async () => {
  const { page, troubles } = await visit(browser, SMALL);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepCount(page), { timeout: 60_000 }).toBeGreaterThan(40);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const strip = page.getByRole('region', { name: 'By length' });
  await strip.scrollIntoViewIfNeeded();
  await strip.getByRole('button', { name: 'measure now' }).click();
  await strip.getByText(/^Trained on 10 time steps \(shaded\)\. Twice as long: /).waitFor();
  await page.getByRole('tab', { name: 'Eigenvalues' }).click();
  await page.getByText(/^Where the activation has slope 1/).waitFor();
  const steps = await stepCount(page);

  const pictures = [
    await take(page, 'Loss', 'Picture (PNG)'),
    await take(page, 'Eigenvalues', 'Picture (PNG)'),
  ];
  for (const [k, what] of ['loss', 'eigenvalues'].entries()) {
    const { name, bytes } = pictures[k]!;
    expect(name).toBe(`unroll-adding-T10-rnn8-step${steps}-${what}.png`);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.toString('latin1')).toContain(`Source\0\0\0\0\0${siteUrl}${SMALL}`);
    // An empty picture of this size takes a few kilobytes.
    expect(bytes.length).toBeGreaterThan(15_000);
  }
  const { name, bytes } = await take(page, 'By length', 'Numbers (CSV)');
  expect(name).toBe(`unroll-adding-T10-rnn8-step${steps}-length-metric.csv`);
  const lines = bytes.toString().trim().split('\n');
  expect(lines[1]).toBe(`# ${siteUrl}${SMALL}`);
  expect(lines.slice(-1)[0]).toMatch(/^40,[\d.e-]+,[\d.e-]+$/);
  expect(troubles).toEqual([]);
});
