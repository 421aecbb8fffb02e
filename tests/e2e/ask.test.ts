/** The built site answers what a visitor types, before, while and after the network learns, and whatever it is. */
import { expect, test } from 'vitest';
import { browser } from './browser.ts';
import { stepCount, visit } from './site.ts';

const DATES = '#task=dates&formats=digits&cell=gru&units=16&batch=16&lr=0.005';

test('a date is asked about untrained, in training, at rest and after a reset', async () => {
  const { page, troubles } = await visit(browser, DATES);
  await page.getByRole('button', { name: 'more', exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'Result' });
  await panel.getByRole('button', { name: '3.3.98', exact: true }).click();
  await panel
    .getByText(/^The network reads “3\.3\.98→” and writes .* sure of the whole, before training\.$/)
    .waitFor();

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await panel.getByText(/sure of the whole, after [1-9][\d,]* steps?\.$/).waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  const answeredAt = async () =>
    Number(/after ([\d,]+) steps?\.$/m.exec(await panel.innerText())?.[1]?.replaceAll(',', ''));
  await expect.poll(async () => (await answeredAt()) - (await stepCount(page)), { timeout: 30_000 }).toBe(0);
  expect(
    await panel
      .getByRole('list', { name: /^What the network writes/ })
      .getByRole('listitem')
      .count(),
  ).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await panel.getByText(/before training\.$/).waitFor({ timeout: 30_000 });
  expect(troubles).toEqual([]);
  await page.context().close();
});

/** No two neighbours get the same sentence, so that each is seen to come. */
const TYPED = [
  ['nothing', '', 'There is nothing to read yet'],
  ['one character', '7', 'That is too short to be a date'],
  ['an emoji', '👩‍🚀👩‍🚀👩‍🚀', 'cannot stand in a date'],
  ['a million characters', 'x'.repeat(1_000_000), 'That has 1,000,000 characters'],
  ['other letters', '3 марта 1998', 'cannot stand in a date'],
] as const;

test('whatever is typed gets a sentence, and the run goes on', async () => {
  const { page, troubles } = await visit(browser, DATES);
  const panel = page.getByRole('region', { name: 'Ask the network' });
  const field = panel.getByRole('textbox', { name: 'Type a date' });
  for (const [k, [what, typed, sentence]] of TYPED.entries()) {
    await field.fill(typed);
    await field.press('Enter');
    await panel.getByText(sentence).waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Train 1 step', exact: true }).click();
    await expect.poll(() => stepCount(page), { timeout: 20_000, message: what }).toBe(k + 1);
    expect(troubles, what).toEqual([]);
  }
  await page.context().close();
});

test('a phrase gets the chance of each language', async () => {
  const { page, troubles } = await visit(browser, '#task=language&length=8&cell=gru&units=8&batch=8');
  await page.getByRole('textbox', { name: 'Type a phrase' }).fill('Grüß Gott!');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('button', { name: 'more', exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'Result' });
  await panel
    .getByText(/^The network takes “gruss gott” for [A-Z][a-z]+, [\d.]+ % sure, before training\.$/)
    .waitFor();
  const items = await panel
    .getByRole('list', { name: /^How likely/ })
    .getByRole('listitem')
    .allInnerTexts();
  const shares = items.map((text) => Number(/([\d.]+) %/.exec(text)![1]));
  expect(shares).toHaveLength(8);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
  expect(troubles).toEqual([]);
  await page.context().close();
});
