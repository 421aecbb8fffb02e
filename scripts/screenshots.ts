/** `npm run screenshots`: takes the pictures of the documentation from the running, built site. */
import path from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from './lib/browser.ts';
import { chromiumFlags } from './lib/chromiumFlags.ts';
import { buildSite, isFresh, root, serve } from './lib/site.ts';

/** The network must have learned something to show. */
const STEPS = 400;
const FRAGMENT = '#task=adding&length=20&cell=gru&seed=3';
const SIZE = { width: 1440, height: 900 };
const PATIENCE_MS = 600_000;

if (!isFresh()) buildSite();
const site = await serve([0]);
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...chromiumFlags] });
try {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
  await page.goto(`${site.url}${FRAGMENT}`);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForFunction(
    (steps) => Number(/([\d,]+) steps/.exec(document.body.innerText)?.[1]?.replace(',', '')) >= steps,
    STEPS,
    { timeout: PATIENCE_MS, polling: 500 },
  );
  await page.getByRole('button', { name: /update gate/i }).click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(root, 'docs/screenshot.png') });
  console.log('docs/screenshot.png');
} finally {
  await browser.close();
  await site.close();
}
