/** A study on the built site: a link shows it and starts nothing; it is held and goes on, and a run of it opens on the page. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { axeFindings } from './axe.ts';
import { browser } from './browser.ts';
import { stepCount, visit } from './site.ts';

const LINK =
  '#task=adding&length=10&cell=gru&units=8&batch=8&lr=0.01&sweep=length:5,10&sweep=cell:rnn,gru&seeds=2&steps=60';
const fragment = (page: Page) => page.evaluate(() => location.hash);

it('is shown by its link, started by a person, and opens any of its runs', async () => {
  const { page, troubles } = await visit(browser, LINK);
  const dialog = page.getByRole('dialog', { name: 'Study' });
  await dialog.getByText(/^8 runs of at most 60 steps/).waitFor();
  expect(await dialog.getByRole('progressbar').count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);

  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
  await dialog.getByText(/^Paused at \d of 8 runs/).waitFor();
  await dialog.getByRole('button', { name: 'Go on', exact: true }).click();
  await dialog.getByText('All 8 runs are done.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await dialog.getByLabel('Sentence for the figure').inputValue()).toMatch(/2 seeds \(1 to 2\)/);

  await dialog.getByRole('button', { name: 'seed', exact: true }).click();
  await dialog.getByRole('button', { name: 'seed', exact: true }).click();
  expect(await dialog.locator('th[aria-sort=descending]').innerText()).toMatch(/^seed/);
  const row = dialog.getByRole('button', { name: 'Open 5, RNN, seed 2 on the page' });
  await row.focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  expect(await fragment(page)).toBe('#task=adding&length=5&cell=rnn&units=8&batch=8&lr=0.01&seed=2');
  expect(await stepCount(page)).toBe(0);

  // What is there stays: the way back is on the page.
  await page.getByRole('button', { name: 'Study 8/8' }).click();
  await dialog.getByText('All 8 runs are done.').waitFor();
  expect(troubles).toEqual([]);
});
