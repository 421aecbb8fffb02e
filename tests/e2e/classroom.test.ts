/** A teacher who has never seen the page, a projector, and a minute. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { browser } from './browser.ts';
import { visit } from './site.ts';

/** Clicks by hand: counted, and only on what is in sight. */
function clicker(page: Page) {
  const clicked: string[] = [];
  return {
    clicked,
    async click(name: string | RegExp) {
      const target = page.getByRole('button', { name, exact: true });
      await target.waitFor();
      clicked.push(await target.innerText());
      await target.click();
    },
  };
}

it('is three clicks and seconds from the opening page to simple RNN against LSTM', async () => {
  const { page, troubles } = await visit(browser, '', { viewport: { width: 1280, height: 720 } });
  await page.getByText(/^Before training the validation loss is/).waitFor();
  const begun = performance.now();
  const { click, clicked } = clicker(page);
  await click('Examples');
  await click(/^RNN, LSTM and GRU race: adding/);
  await click('Play');
  for (const name of ['RNN', 'LSTM']) {
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
    await expect.poll(() => row.innerText(), { timeout: 50_000 }).toMatch(/[1-9]\d*\s+0\.\d+/);
  }
  // Both curves and both gradients, without scrolling.
  for (const place of ['chart:loss', 'lane:gradient', 'standings'])
    expect(await page.locator(`[data-place="${place}"]`).first().boundingBox(), place).toMatchObject({
      y: expect.toSatisfy((top: number) => top > 0 && top < 620),
    });
  expect(performance.now() - begun).toBeLessThan(60_000);
  expect(clicked.length).toBeLessThanOrEqual(4);
  expect(troubles).toEqual([]);
});
