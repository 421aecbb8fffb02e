/**
 * The built site gives pictures, tables and networks away under its own content policy, takes networks back, and measures other
 * lengths while it trains.
 */
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { browser } from './browser.ts';
import { siteUrl, stepCount, untilReady, visit } from './site.ts';

const SMALL = '#task=adding&length=10&cell=rnn&units=8&batch=16';

async function take(page: Page, panel: string, kind: string) {
  await page.getByRole('button', { name: `Save as picture or CSV: ${panel}`, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind }).click(),
  ]);
  // Through the connection: the browser may keep its files where this process cannot look.
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) };
}

it('gives away what a trained network shows, and says where it comes from', async () => {
  const { page, troubles } = await visit(browser, SMALL);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepCount(page), { timeout: 60_000 }).toBeGreaterThan(40);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const strip = page.getByRole('region', { name: 'By length' });
  await strip.scrollIntoViewIfNeeded();
  await strip.getByRole('button', { name: 'measure now' }).click();
  await strip.getByText(/^Trained on 10 time steps \(shaded\)\. Twice as long: /).waitFor();
  await page.getByRole('tab', { name: 'Eigenvalues' }).click();
  await page.getByText(/^Where the activation has slope 1/).waitFor();
  const steps = await stepCount(page);

  const pictures = [
    await take(page, 'Loss', 'Picture (PNG)'),
    await take(page, 'Eigenvalues', 'Picture (PNG)'),
  ];
  for (const [k, what] of ['loss', 'eigenvalues'].entries()) {
    const { name, bytes } = pictures[k]!;
    expect(name).toBe(`unroll-adding-T10-rnn8-step${steps}-${what}.png`);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.toString('latin1')).toContain(`Source\0\0\0\0\0${siteUrl}${SMALL}`);
    // An empty picture of this size takes a few kilobytes.
    expect(bytes.length).toBeGreaterThan(15_000);
  }
  const { name, bytes } = await take(page, 'By length', 'Numbers (CSV)');
  expect(name).toBe(`unroll-adding-T10-rnn8-step${steps}-length-metric.csv`);
  const lines = bytes.toString().trim().split('\n');
  expect(lines[1]).toBe(`# ${siteUrl}${SMALL}`);
  expect(lines.slice(-1)[0]).toMatch(/^40,[\d.e-]+,[\d.e-]+$/);
  expect(troubles).toEqual([]);
});

async function openNetworks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: /^Save or open a network/ }).click();
  await page.getByRole('heading', { name: 'My networks' }).waitFor();
}

it('saves a network, keeps it, and goes on with it on another page', async () => {
  const { page, troubles } = await visit(browser, `${SMALL}&backend=cpu`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepCount(page), { timeout: 60_000 }).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await openNetworks(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as file' }).click(),
  ]);
  const named = /^unroll-adding-T10-rnn8-step(\d+)-network\.safetensors$/.exec(download.suggestedFilename());
  const steps = Number(named?.[1]);
  expect(steps).toBeGreaterThan(0);
  const bytes = await buffer(await download.createReadStream());
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Take it to PyTorch' }).click(),
  ]);
  expect(zip.suggestedFilename()).toBe(`unroll-adding-T10-rnn8-step${steps}-pytorch.zip`);
  const files = unzipSync(await buffer(await zip.createReadStream()));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['check.py', 'run.ipynb', 'weights.safetensors']),
  );
  expect(JSON.parse(new TextDecoder().decode(files['settings.json']))).toMatchObject({ step: steps });
  await page.getByRole('button', { name: 'Keep in this browser' }).click();
  await page.getByText(`Kept in this browser as “Simple RNN at step ${steps}”.`).waitFor();

  // Another page of the same browser, on something else; first a file that is none.
  const other = await page.context().newPage();
  await other.goto(`${siteUrl}#task=parity&cell=gru&units=8&backend=cpu`);
  await openNetworks(other);
  const file = other.locator('dialog input[type=file]');
  await file.setInputFiles({ name: 'x.safetensors', mimeType: '', buffer: bytes.subarray(0, 900) });
  await other.locator('.networks-said', { hasText: /^The end of this file is missing\./ }).waitFor();
  expect(other.url()).toContain('#task=parity');
  const name = other.getByRole('textbox', { name: /^Name of Simple RNN at step/ });
  await name.fill('My first');
  await name.press('Enter');
  await other.getByText('Renamed to “My first”.').waitFor();
  await other.getByRole('button', { name: 'Open My first' }).click();
  await expect.poll(() => stepCount(other)).toBe(steps);
  expect(other.url()).toContain(SMALL);
  await other
    .getByText(/^Opened: Simple RNN on “Adding problem”.* as if it had never been saved\.$/)
    .waitFor();

  // Dropped on a page where a table would be left alone, which goes on.
  await other.goto(`${siteUrl}#task=parity&cell=gru&units=8&backend=cpu`);
  await untilReady(other);
  const drag = (kind: string) =>
    other.evaluate(
      ([type, ...numbers]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(numbers as number[])], 'network.safetensors'));
        const event = new DragEvent(type as string, {
          dataTransfer: transfer,
          bubbles: true,
          cancelable: true,
        });
        return !document.body.dispatchEvent(event);
      },
      [kind, ...bytes],
    );
  await expect.poll(() => drag('dragover')).toBe(true);
  await drag('drop');
  await other.getByText(/^Opened: Simple RNN/).waitFor();
  expect(await stepCount(other)).toBe(steps);
  await other.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepCount(other)).toBeGreaterThan(steps + 20);
  await openNetworks(other);
  await other.getByRole('button', { name: 'Remove My first' }).click();
  await other.getByRole('button', { name: 'Remove for good' }).click();
  await other.getByText(/^None yet\./).waitFor();
  expect(troubles).toEqual([]);
});
