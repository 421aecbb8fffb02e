/** Browsers and places in which the page cannot run, or not all of it: it says so in words. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { dist } from '../../scripts/lib/site.ts';
import { cases } from '../fixtures/effort.ts';
import { browser } from './browser.ts';
import { siteUrl, untilReady } from './site.ts';

const SMALL = '#task=adding&length=10&cell=lstm&units=8&batch=8&backend=cpu';

const said = (page: Page) => page.getByRole('alert').innerText();

describe('a browser that lacks something', () => {
  const lacking: readonly (readonly [string, string])[] = [
    ['Array.toSorted', 'delete Array.prototype.toSorted'],
    ['Array.findLast', 'delete Array.prototype.findLast'],
    ['ResizeObserver', 'delete window.ResizeObserver'],
    ['workers', 'delete window.Worker'],
    ['IntersectionObserver', 'delete window.IntersectionObserver'],
    ['script modules', 'delete HTMLScriptElement.prototype.noModule'],
    ['dialogs', 'delete HTMLDialogElement.prototype.showModal'],
  ];

  it.each(lacking.slice(0, cases(3, lacking.length)))('is told so: %s', async (name, without) => {
    const page = await browser.newPage();
    await page.addInitScript(without);
    await page.goto(`${siteUrl}${SMALL}`);
    const words = await said(page);
    expect(words).toContain(`It lacks ${name}: `);
    expect(words).toMatch(/Chrome and Edge from version 120 on.*Update the browser/);
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('is not said to by a browser that has all of it', async () => {
    const page = await browser.newPage();
    await page.goto(`${siteUrl}${SMALL}`);
    await untilReady(page);
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('storage', () => {
  it.each([
    [
      'that throws from the start',
      `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })`,
    ],
    [
      'that throws later',
      `addEventListener('load', () => { for (const name of ['getItem', 'setItem', 'removeItem']) Storage.prototype[name] = () => { throw new DOMException('no', 'QuotaExceededError'); }; })`,
    ],
    ['of the visit that is not there', 'delete window.indexedDB; delete window.sessionStorage;'],
  ])('%s breaks nothing', async (_what, script) => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(script);
    await page.goto(`${siteUrl}${SMALL}`);
    await untilReady(page);
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await page.evaluate(() => (location.hash = '#task=text&units=8&backend=cpu'));
    await untilReady(page);
    expect(errors).toEqual([]);
  });
});

describe('a page that cannot begin', () => {
  it('whose script is missing says so', async () => {
    const entry = /src="\.\/(assets\/index-[^"]+)"/.exec(
      readFileSync(path.join(dist, 'index.html'), 'utf8'),
    )![1]!;
    for (const file of [entry, 'assets/experiment-']) {
      const page = await browser.newPage();
      await page.route(
        (url) => url.pathname.slice(1).startsWith(file),
        (route) => route.fulfill({ status: 404, body: 'Not found' }),
      );
      await page.goto(`${siteUrl}${SMALL}`);
      expect(await said(page)).toMatch(/did not arrive whole[^]*Load the page again/);
    }
  });

  it('in a sandboxed frame says so, and opens by itself', async () => {
    const page = await browser.newPage();
    await page.goto(`${siteUrl}notices.txt`);
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = address;
      document.body.append(frame);
    }, `${siteUrl}${SMALL}`);
    const alert = page.frameLocator('iframe').getByRole('alert');
    expect(await alert.innerText()).toMatch(/kept from running here/);
    expect(await alert.getByRole('link').getAttribute('href')).toBe(`${siteUrl}${SMALL}`);
  });

  it('without JavaScript says what it needs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(siteUrl);
    expect(await page.locator('body').innerText()).toMatch(/needs JavaScript/);
  });

  it('keeps the script that says so readable to any browser', () => {
    const source = readFileSync(path.join(dist, 'before.js'), 'utf8');
    const script = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*|'[^'\n]*'/g, '0');
    expect(script).not.toMatch(/=>|\b(?:const|let|class|async)\b|`|\?\.|,\s*\)/);
  });
});

/** Of the standard library, what came after the oldest browsers that are supported (Chrome 120, Firefox 121, Safari 17.2). */
const NEWER =
  /Array\.fromAsync|(?:Object|Map)\.groupBy|Promise\.(?:withResolvers|try)|\bIterator\.(?:from|prototype)|RegExp\.escape|Float16Array|URL\.parse\b|AbortSignal\.any|\.(?:symmetricDifference|isSupersetOf|isSubsetOf|isDisjointFrom|transferToFixedLength|getOrInsert)\(|\.(?:values|keys|entries)\(\)\.(?:map|filter|take|drop|toArray|some|every|reduce|flatMap)\(/;

describe('the built site', () => {
  it('uses nothing that came after the oldest browsers it is made for', async () => {
    const page = await (await fetch(siteUrl)).text();
    expect(page).toContain('<script src="./before.js"></script>');
    const assets = path.join(dist, 'assets');
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    const found = scripts.flatMap((name) => {
      const use = NEWER.exec(readFileSync(path.join(assets, name), 'utf8'))?.[0];
      return use ? [`${name}: ${use}`] : [];
    });
    expect(found).toEqual([]);
    const styles = readdirSync(assets).filter((name) => name.endsWith('.css'));
    const css = styles.map((name) => readFileSync(path.join(assets, name), 'utf8')).join('\n');
    expect(css).not.toMatch(/light-dark\(|@scope|@starting-style|anchor-name|field-sizing|text-wrap:pretty/);
  });
});
