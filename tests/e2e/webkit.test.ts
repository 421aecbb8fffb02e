/** The built site in another engine: it trains in WebKit, and learns there what it learns in Chromium. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Served } from '../../scripts/lib/site.ts';
import { connect, stepCount } from './site.ts';
import { WebKit, webKitHere } from './webDriver.ts';

const LINK = '#task=adding&length=10&cell=lstm&units=8&batch=16&backend=cpu';
const STEPS = 50;

/** Stands before the page's own script: notes down the losses that the training worker tells. */
const PRELUDE = `
window.losses = [];
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', ({ data }) => data.type === 'frame' && losses.push(...data.frame.losses));
  }
};
`;

interface Noted {
  readonly losses: readonly number[];
}

const programs = webKitHere();

describe.skipIf(programs === undefined)(
  'in WebKit (where WebKitWebDriver, MiniBrowser and a screen or xvfb-run are)',
  () => {
    let site: Served;
    let chromium: Browser;
    let webKit: WebKit;
    beforeAll(async () => {
      site = await serve([0], {
        preludeOf: (file) => (/assets\/index-[^/]*\.js$/.test(file) ? PRELUDE : ''),
      });
      chromium = await connect();
      webKit = await WebKit.open(programs!);
    }, 60_000);
    afterAll(async () => {
      await webKit?.close();
      await chromium?.close();
      await site?.close();
    });

    it('the page trains on Play, on the curve of Chromium, and goes on', async () => {
      const page = await chromium.newPage();
      await page.goto(`${site.url}${LINK}`);
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(STEPS);
      const expected = await page.evaluate(() => (window as unknown as Noted).losses);
      await page.close();

      await webKit.goto(`${site.url}${LINK}`);
      const text = (label: string) => `document.body.innerText.includes(${JSON.stringify(label)})`;
      await expect
        .poll(() => webKit.evaluate(text('Before training the validation loss is')), { timeout: 60_000 })
        .toBe(true);
      await webKit.click('//button[normalize-space()="Play" or @aria-label="Play"]');
      const trained = async () => (await webKit.evaluate('losses')) as number[];
      await expect.poll(async () => (await trained()).length, { timeout: 60_000 }).toBeGreaterThan(STEPS);
      const losses = await trained();
      const worst = Math.max(...losses.slice(0, STEPS).map((loss, k) => Math.abs(loss / expected[k]! - 1)));
      expect(worst).toBeLessThan(1e-4);

      await expect
        .poll(async () => (await trained()).length, { timeout: 30_000 })
        .toBeGreaterThan(losses.length);
      expect(await webKit.evaluate(text('stopped answering'))).toBe(false);
      await webKit.click('//button[normalize-space()="Pause" or @aria-label="Pause"]');
      await expect.poll(() => webKit.evaluate(text('Play')), { timeout: 30_000 }).toBe(true);
    });
  },
);
