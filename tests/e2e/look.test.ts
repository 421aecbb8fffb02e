/** The page at the sizes and in the themes it must hold, and what axe has to say in its main states. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, stepCount, visit } from './site.ts';

const SMALL = '#task=adding&length=10&cell=lstm&units=8&batch=16&backend=cpu';
const WILD =
  '#task=adding&length=10&cell=lstm&units=8&batch=8&lr=1&optimizer=sgd&clip=0&gain=3&init=identity&backend=cpu';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(() => browser.close());

async function ready(options?: Parameters<typeof visit>[2]): Promise<Page> {
  const { page } = await visit(browser, SMALL, options);
  await page.getByText(/^Before training the held-out loss is/).waitFor();
  return page;
}

/** What axe finds, one line a node. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it('axe finds nothing before, while and after training', async () => {
    const page = await ready({ colorScheme });
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it.each(['Examples', 'Share', 'Help', /SwiftShader|CPU|WebGL/])(
    'axe finds nothing in the dialog of "%s"',
    async (name) => {
      const page = await ready({ colorScheme });
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
      expect(await findings(page)).toEqual([]);
    },
  );

  it('axe finds nothing when a run has diverged', async () => {
    const { page } = await visit(browser, WILD, { colorScheme });
    await page.getByText(/^Before training/).waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page
      .getByText(/Diverged \(.*\) at step/)
      .first()
      .waitFor();
    expect(await findings(page)).toEqual([]);
  });
});

describe('at every size', () => {
  it.each([
    [320, 568],
    [360, 740],
    [768, 1024],
    [1024, 768],
    [1440, 900],
    [2560, 1440],
  ])('nothing overflows sideways at %i × %i', async (width, height) => {
    const page = await ready({ viewport: { width, height } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.getByRole('button', { name: 'Play', exact: true }).isVisible()).toBe(true);
  });

  it('nothing overflows with text at 200 %', async () => {
    const page = await ready({ viewport: { width: 640, height: 900 } });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  });
});
