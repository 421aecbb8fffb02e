/** Goes through all there is on the page: every example, every step of every lesson, every instrument, every dialog. */
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { ourLessons } from '../../scripts/lessons/read.ts';
import { presetGroups } from '../../src/config/presets.ts';
import { stepCount } from './site.ts';

const go = (page: Page, fragment: string) => page.evaluate((hash) => void (location.hash = hash), fragment);
const click = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().dispatchEvent('click');

/** One training step: by then the worker, the backend, the data and the network have come. */
async function trainOneStep(page: Page, message: string): Promise<void> {
  const step = page.getByRole('button', { name: 'Train 1 step', exact: true });
  await expect.poll(() => step.isEnabled(), { message, timeout: 30_000 }).toBe(true);
  await step.click();
  await expect.poll(() => stepCount(page), { message, timeout: 30_000 }).toBe(1);
}

async function openEveryInstrument(page: Page): Promise<void> {
  const tabs = page.getByRole('tablist').last().getByRole('tab');
  await tabs.first().waitFor();
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
    await page.getByRole('tabpanel').last().locator(':scope > *').first().waitFor({ state: 'attached' });
  }
}

/** Buttons that open a dialog, one after the other from the page on. */
const DIALOGS: readonly (readonly (string | RegExp)[])[] = [
  ['Learn'],
  ['Learn', /^Read the same as a text/],
  ['Learn', 'Make your own'],
  ['Examples'],
  ['Share'],
  ['Share', /^Save or open a network/],
  ['Share', 'For a class…'],
  ['Help'],
  ['Help', /^About/],
  [/on the CPU$|^WebGL|^JavaScript/],
  [/^Study/],
  [/of your own/],
];

async function openEveryDialog(page: Page): Promise<void> {
  for (const presses of DIALOGS) {
    for (const name of presses) await click(page, name);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading').first().waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).dispatchEvent('click');
    await expect.poll(() => dialog.count()).toBe(0);
  }
}

/** @returns how many examples and steps of lessons it has seen */
export async function goEverywhere(
  page: Page,
): Promise<{ readonly examples: number; readonly steps: number }> {
  const presets = presetGroups.flatMap((group) => group.presets);
  for (const { id, fragment } of presets) {
    await go(page, fragment);
    await trainOneStep(page, id);
  }
  let steps = 0;
  for (const lesson of ourLessons())
    for (const [at, { title }] of lesson.steps.entries()) {
      await go(page, `lesson=${lesson.id}&at=${at + 1}`);
      await page
        .getByRole('complementary', { name: 'Lesson' })
        .getByRole('heading', { name: title })
        .waitFor();
      steps++;
    }
  await go(page, 'task=forecast&units=8&batch=8');
  await trainOneStep(page, 'forecast');
  await openEveryInstrument(page);
  await openEveryDialog(page);
  await go(page, 'task=text&units=8&batch=8');
  await trainOneStep(page, 'text');
  await click(page, /of your own/);
  await page.getByRole('dialog').getByRole('heading').first().waitFor();
  return { examples: presets.length, steps };
}
