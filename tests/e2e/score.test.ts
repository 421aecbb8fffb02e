/** What a teacher and a student do with the built site, in front of a class and alone. */
import { expect, test } from 'vitest';
import { browser } from './browser.ts';
import { stepCount, visit } from './site.ts';

test(
  'a teacher races RNN, LSTM and GRU, and sees whose gradient reaches back',
  { timeout: 240_000 },
  async () => {
    const { page, troubles } = await visit(browser);
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.getByText('RNN, LSTM and GRU race').click();
    await expect.poll(() => page.url()).toMatch(/length=50&cell=rnn.*vs=cell:lstm&vs=cell:gru/);
    await page.getByRole('button', { name: 'Play', exact: true }).click();

    await expect.poll(() => stepCount(page), { timeout: 120_000 }).toBeGreaterThan(60);
    // A gradient that vanishes is no reason yet to say that anything is wrong.
    const strip = page.getByRole('region', { name: 'In one sentence' });
    await strip.getByText('RNN:').waitFor();
    expect(await strip.textContent()).not.toContain('vanishes');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();

    // The gradient's own lane says so, and those of the others are there to compare.
    await page
      .getByText(/RNN 0\.\d+/)
      .first()
      .waitFor();
    await page.getByText('of its size with each step back').first().waitFor();
    for (const name of ['LSTM', 'GRU'])
      await page
        .getByText(new RegExp(`^${name} \\S+`))
        .first()
        .waitFor();
    const results = page.getByRole('region', { name: 'Results' });
    await results.getByRole('row', { name: /LSTM/ }).first().waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  },
);

test('a student changes one number, and sees which gate held it', { timeout: 240_000 }, async () => {
  const { page, troubles } = await visit(browser, '#task=adding&length=12&cell=lstm&units=12&batch=32');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepCount(page), { timeout: 60_000 }).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('tab', { name: 'Change the input' }).click();
  await page.getByRole('button', { name: 'Empty input' }).click();
  await page.getByText(/From t = \d+ on the hidden state/).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Inside a unit' }).click();
  await page.getByText(/^LSTM, unit \d+, t = 12, after /).waitFor();
  await page.getByRole('tab', { name: 'Eigenvalues' }).click();
  await page
    .getByText(/a signal would|largest|radius/i)
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Intervene' }).click();
  await page
    .getByText(/On all validation examples/)
    .first()
    .waitFor();
  expect(troubles).toEqual([]);
  await page.context().close();
});
