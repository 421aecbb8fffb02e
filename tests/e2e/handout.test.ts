/** The handout: one sheet of A4 or Letter, black on white, with a code that leads to the lesson. */
import type { Page } from 'playwright';
import { decodeQR } from 'qr/decode.js';
import { expect, it } from 'vitest';
import { lessons } from '../../src/lessons/list.ts';
import { shapes } from '../fixtures/effort.ts';
import { browser } from './browser.ts';
import { siteUrl, visit } from './site.ts';

const RACE = 'task=adding&length=50&cell=rnn&vs=cell:lstm&vs=cell:gru';
// The fullest of all is always tried.
const others = lessons.filter(({ id }) => id !== 'trades').map(({ id }) => `lesson=${id}`);

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;

/** What the code says where it is printed. */
async function readCode(page: Page): Promise<string> {
  const picture = await page.getByRole('img', { name: /^QR code/ }).screenshot();
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const brush = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    brush.drawImage(bitmap, 0, 0);
    const pixels = brush.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width: pixels.width, height: pixels.height, data: [...pixels.data] };
  }, picture.toString('base64'));
  return decodeQR({ width, height, data: Uint8Array.from(data) });
}

it.each(shapes(['lesson=trades'], [...others, RACE]))('is one sheet: %s', async (fragment) => {
  // As one who likes it dark prints.
  const { page, troubles } = await visit(browser, `handout.html#${fragment}`, { colorScheme: 'dark' });
  await page.getByText(`${siteUrl}#${fragment}`, { exact: true }).waitFor();
  for (const format of ['A4', 'Letter']) expect(pagesOf(await page.pdf({ format })), format).toBe(1);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect(await readCode(page)).toBe(`${siteUrl}#${fragment}`);
  const sheet = page.getByRole('main');
  const room = await sheet.evaluate(({ lastElementChild }) => lastElementChild!.clientHeight);
  expect(room, 'to write in').toBeGreaterThan(100);
  expect(await sheet.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(0, 0, 0)');
  expect(troubles).toEqual([]);
});

it('carries the short address of a class link', async () => {
  const { page } = await visit(browser, '#lesson=fading');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'For a class…' }).click();
  const [handout] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Print a handout' }).click(),
  ]);
  await handout.getByRole('heading', { name: 'The fading trace' }).waitFor();
  const code = await readCode(handout);
  expect(code).toMatch(/#fading-\w+$/);
  await page.goto(code);
  await page.reload();
  await page.getByRole('heading', { name: 'Can you make it remember?' }).waitFor();
});

it('is of the usual experiment where the address names nothing that there is', async () => {
  const { page, troubles } = await visit(browser, 'handout.html#lesson=nothing');
  await page.getByRole('heading', { name: 'Adding problem: LSTM' }).waitFor();
  expect(troubles).toEqual([]);
});

it('is not needed for what the page itself shows: score and charts are two sheets', async () => {
  const { page } = await visit(browser, '', { colorScheme: 'dark', viewport: { width: 1366, height: 768 } });
  await page.locator('.results canvas').first().waitFor();
  for (const format of ['A4', 'Letter']) expect(pagesOf(await page.pdf({ format })), format).toBe(2);
});
