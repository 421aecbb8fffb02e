/** Lessons, taken by keys alone: each step is announced, what it points at is there, the focus is free, and nothing is complained of. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { ourLessons } from '../../scripts/lessons/read.ts';
import { lessons as registry } from '../../src/lessons/list.ts';
import { plainText, readInline } from '../../src/lessons/inline.ts';
import { choicesOf, type Lesson } from '../../src/lessons/lesson.ts';
import { PLACES } from '../../src/lessons/places.ts';
import { thorough } from '../fixtures/effort.ts';
import { axeFindings, THEMES } from './axe.ts';
import { browser } from './browser.ts';
import { visit } from './site.ts';

const heading = (page: Page) => page.getByRole('complementary', { name: 'Lesson' }).getByRole('heading');

/** Names of what Tab reaches from the heading to the end of the panel, and where the focus is one further on. */
async function tabThrough(page: Page): Promise<{ readonly names: string[]; readonly leaves: boolean }> {
  const names: string[] = [];
  for (let turn = 0; turn < MOST_STOPS; turn++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const active = document.activeElement as HTMLInputElement;
      if (!active.closest('.lesson')) return undefined;
      return active.ariaLabel ?? (active.labels?.[0] ?? active).textContent.trim();
    });
    if (name === undefined) return { names, leaves: true };
    names.push(name);
  }
  return { names, leaves: false };
}

/** What is read with the name of what has the focus. */
const described = (page: Page) =>
  page.evaluate(
    () => document.getElementById(document.activeElement!.getAttribute('aria-describedby')!)?.textContent,
  );

const focused = (page: Page) => page.evaluate(() => document.activeElement!.textContent.trim());

/** More than any step has controls. */
const MOST_STOPS = 20;

/** One step by keys: where the focus is, where Tab leads, a wrong answer, and on. @returns whether there was a choice */
async function takeStep(page: Page, { id, steps }: Lesson, at: number): Promise<boolean> {
  const step = steps[at]!;
  const where = `${id}, step ${at + 1}`;
  const panel = page.getByRole('complementary', { name: 'Lesson' });
  await expect.poll(() => focused(page), { message: where }).toBe(step.title);
  expect(await described(page), where).toBe(`Step ${at + 1} of ${steps.length}`);
  for (const place of step.look)
    await page
      .locator(`[data-place="${place}"]`)
      .first()
      .waitFor({ state: 'attached' })
      .catch((error: unknown) => {
        throw new Error(`${where}: nothing on the page is ${place}`, { cause: error });
      });
  const goTo = panel.getByRole('button', { name: /^Go to: / });
  await expect.poll(() => goTo.count(), { message: where }).toBe(step.look.length);
  const { names, leaves } = await tabThrough(page);
  expect(leaves, `${where} lets the focus go`).toBe(true);
  expect(names, where).not.toContain('');
  const places = names.filter((name) => name.startsWith('Go to: '));
  expect(places, where).toEqual(step.look.map((place) => `Go to: ${PLACES[place]}`));
  const choices = choicesOf(step);
  if (choices.length > 0) {
    const wrong = choices.findIndex(({ standing }) => standing === 'wrong');
    await panel.getByRole('radio').nth(wrong).press('Space');
    await panel.getByRole('button', { name: /^That is my/ }).press('Enter');
    if (step.question!.kind === 'check')
      await panel.getByText(plainText(readInline(choices[wrong]!.because)), { exact: true }).waitFor();
  }
  if (step.question?.kind === 'say') {
    await panel.getByRole('textbox').press('x');
    expect(await panel.getByRole('textbox').inputValue()).toBe('x');
  }
  expect(await page.locator('.notice').allTextContents(), where).toEqual([]);
  await panel.getByRole('button', { name: /^(?:Next|Skip)$/ }).press('Enter');
  return choices.length > 0;
}

it('takes lessons by keys alone, every answer wrong, one after the other', { timeout: 240_000 }, async () => {
  const all = ourLessons();
  // In the usual run one that trains one network, and the last, which races; in a thorough one all.
  const ordered = registry
    .filter((_, k) => thorough || k === 4 || k === 10)
    .map(({ id }) => all.find((lesson) => lesson.id === id)!);
  const { page, troubles } = await visit(browser, `#lesson=${ordered[0]!.id}`);
  await page.getByRole('tab').first().waitFor();
  const panel = page.getByRole('complementary', { name: 'Lesson' });
  for (const lesson of ordered) {
    let wrong = 0;
    for (const at of lesson.steps.keys()) if (await takeStep(page, lesson, at)) wrong++;
    await expect.poll(() => focused(page)).toBe('What to take along');
    expect(await panel.getByRole('row').count(), lesson.id).toBe(wrong === 0 ? 0 : wrong + 1);
    expect(await axeFindings(page, '.lesson')).toEqual([]);
    const following = ordered[ordered.indexOf(lesson) + 1];
    if (!following) break;
    if (thorough) await panel.getByRole('button', { name: /^Next: / }).press('Enter');
    else await page.evaluate((id) => (location.hash = `lesson=${id}`), following.id);
  }
  expect(await panel.getByRole('button', { name: /^Next: / }).count()).toBe(0);
  expect(troubles).toEqual([]);
});

it('gives axe nothing to find, opened cold, in both themes', async () => {
  const { page, troubles } = await visit(browser, '#lesson=fading&at=2');
  await heading(page).getByText('How much comes back?').waitFor();
  await page.locator('[data-place="lane:gradient"][data-looked]').waitFor();
  await page.getByText(/^Before training the validation loss is/).waitFor();
  for (const [colorScheme, rules] of THEMES) {
    await page.emulateMedia({ colorScheme });
    const found = await axeFindings(page, undefined, rules);
    expect(found, found.join('\n')).toEqual([]);
  }
  expect(troubles).toEqual([]);
});

it('is taken by keys alone, and goes to a place and back', async () => {
  const { page } = await visit(browser, '#lesson=fading&at=2');
  const title = heading(page).getByText('How much comes back?');
  await title.waitFor();
  await expect.poll(() => focused(page)).toBe('How much comes back?');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Go to: gradient');
  await page.keyboard.press('Enter');
  const inLane = () =>
    page.evaluate(() => document.activeElement!.closest('[data-place]')?.getAttribute('data-place'));
  await expect.poll(inLane).toBe('lane:gradient');
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('Go to: gradient');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('.lesson').getByRole('radio', { checked: true }).count()).toBe(1);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('That is my prediction');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Skip' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('The reason');
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
