/** Lessons opened by their links: each step is there, what it points at is there, and nothing is complained of. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ourLessons } from '../../scripts/lessons/read.ts';
import { thorough } from '../fixtures/effort.ts';
import { connect, visit } from './site.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(() => browser.close());

const heading = (page: Page) => page.getByRole('complementary', { name: 'Lesson' }).getByRole('heading');

it(
  'opens every lesson by its link, and finds every place that lessons name',
  { timeout: 180_000 },
  async () => {
    const { page, troubles } = await visit(browser, '#backend=cpu');
    await page.getByRole('tab').first().waitFor();
    const seen = new Set<string>();
    for (const { id, steps } of ourLessons())
      for (const [at, { title, look }] of steps.entries()) {
        // In the usual run each place once.
        if (!thorough && at > 0 && look.every((place) => seen.has(place))) continue;
        for (const place of look) seen.add(place);
        // Out of the lesson and in again: nothing is left of the step before.
        await page.evaluate(
          (link) => {
            location.hash = '';
            location.hash = link;
          },
          `lesson=${id}&at=${at + 1}`,
        );
        await heading(page).getByText(title, { exact: true }).waitFor();
        for (const place of look)
          await page
            .locator(`[data-place="${place}"]`)
            .first()
            .waitFor()
            .catch((error: unknown) => {
              throw new Error(`${id}, step ${at + 1}: nothing on the page is ${place}`, { cause: error });
            });
        expect(await page.locator('.notice').allTextContents(), `${id}, step ${at + 1}`).toEqual([]);
      }
    expect(troubles).toEqual([]);
  },
);

it.each(['light', 'dark'] as const)(
  'gives axe nothing to find, opened cold in the %s theme',
  async (colorScheme) => {
    const { page, troubles } = await visit(browser, '#lesson=fading&at=2', { colorScheme });
    await heading(page).getByText('How much comes back?').waitFor();
    await page.locator('[data-place="lane:gradient"][data-looked]').waitFor();
    await page.getByText(/^Before training the validation loss is/).waitFor();
    await page.evaluate(axeSource);
    const { violations } = (await page.evaluate(
      'axe.run(document, { resultTypes: ["violations"] })',
    )) as AxeResults;
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`);
    expect(found, found.join('\n')).toEqual([]);
    expect(troubles).toEqual([]);
  },
);

it('is taken by keys alone, and goes to a place and back', async () => {
  const { page } = await visit(browser, '#lesson=fading&at=2');
  const title = heading(page).getByText('How much comes back?');
  await title.waitFor();
  const focused = () => page.evaluate(() => document.activeElement!.textContent.trim());
  await expect.poll(focused).toBe('How much comes back?');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Go to: gradient');
  await page.keyboard.press('Enter');
  const inLane = () =>
    page.evaluate(() => document.activeElement!.closest('[data-place]')?.getAttribute('data-place'));
  await expect.poll(inLane).toBe('lane:gradient');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('Go to: gradient');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('.lesson').getByRole('radio', { checked: true }).count()).toBe(1);
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('That is my prediction');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Skip' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('The reason');
  await expect
    .poll(() => page.getByRole('status').first().textContent())
    .toMatch(/^Step 3 of \d: The reason/);
});

it('says where a lesson does not arrive, and tries again', async () => {
  const { page } = await visit(browser);
  await page.route('**/fading-*.js', (route) => route.abort());
  await page.evaluate(() => (location.hash = 'lesson=fading'));
  await page.getByText(/^“Lesson” did not arrive/).waitFor();
  await page.unroute('**/fading-*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await heading(page).getByText('Can you make it remember?').waitFor();
});
