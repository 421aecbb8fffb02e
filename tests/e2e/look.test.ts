/** The page at the sizes and in the themes it must hold, and what axe has to say in its main states. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { thorough } from '../fixtures/effort.ts';
import { axeFindings, THEMES } from './axe.ts';
import { browser } from './browser.ts';
import { stepCount, visit } from './site.ts';

const SMALL = '#task=adding&length=10&cell=lstm&units=8&batch=16&backend=cpu&speed=hundred';
const WILD =
  '#task=adding&length=10&cell=lstm&units=8&batch=8&lr=1&optimizer=sgd&clip=0&gain=3&init=identity&backend=cpu';
async function ready(options?: Parameters<typeof visit>[2]): Promise<Page> {
  const { page } = await visit(browser, SMALL, options);
  await page.getByText(/^Before training the validation loss is/).waitFor();
  return page;
}

/** In the light theme, and in the dark one, which changes the colours under the same elements. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const [colorScheme, rules] of THEMES) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page, undefined, rules), `${what}, ${colorScheme}`).toEqual([]);
  }
}

describe('in both themes', () => {
  it('axe finds nothing before, while and after training, and in the dialogs of examples, link, help and device', async () => {
    const page = await ready();
    await expectAccessible(page, 'before training');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(0);
    await expectAccessible(page, 'while training');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await expectAccessible(page, 'after training');
    for (const name of ['Examples', 'Share', 'Help', /SwiftShader|CPU|WebGL/]) {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
      await expectAccessible(page, String(name));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });

  // In the usual run tests/browser/app.test.tsx has that state.
  it.runIf(thorough)('axe finds nothing when a run has diverged', async () => {
    const { page } = await visit(browser, WILD);
    await page.getByText(/^Before training/).waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page
      .getByText(/Diverged \(.*\) at step/)
      .first()
      .waitFor();
    await expectAccessible(page, 'diverged');
  });
});

describe('at every size', () => {
  // Opened at the first, and brought to the others as by a person who drags the window or turns the tablet.
  it.each([
    [
      'phones',
      [
        [320, 568],
        [360, 740],
      ],
    ],
    [
      'tablets and screens',
      [
        [768, 1024],
        [1024, 768],
        [1440, 900],
        [2560, 1440],
      ],
    ],
  ])('nothing overflows sideways on %s', async (_what, sizes) => {
    const [width, height] = sizes[0]!;
    const page = await ready({ viewport: { width: width!, height: height! } });
    for (const [width, height] of sizes as [number, number][]) {
      await page.setViewportSize({ width, height });
      // Charts take a frame or two to follow a change of size.
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(width);
      expect(await page.getByRole('button', { name: 'Play', exact: true }).isVisible()).toBe(true);
    }
  });

  it('nothing overflows with text at 200 %', async () => {
    const page = await ready({ viewport: { width: 640, height: 900 } });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  });
});
