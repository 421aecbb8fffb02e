/** From a student's page to the teacher's: handed in as text, collected, and checked by running it again; a forged one is found. */
import { text as textOf } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { HandIn } from '../../src/handin/handIn.ts';
import { packHandIn } from '../../src/handin/pack.ts';
import { readHandIns } from '../../src/handin/read.ts';
import { axeFindings } from './axe.ts';
import { browser } from './browser.ts';
import { stepCount, visit } from './site.ts';

const LINK = '#handin=1&task=adding&length=6&cell=rnn&units=4&batch=8&backend=wasm&speed=thousand';

it('goes from a page to the teacher’s, where one that was forged is found', async () => {
  const student = await visit(browser, LINK);
  await student.page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepCount(student.page)).toBeGreaterThan(120);
  await student.page.getByRole('button', { name: 'Pause', exact: true }).click();
  await student.page.getByRole('button', { name: 'Hand in…' }).click();
  const dialog = student.page.getByRole('dialog', { name: 'Hand in' });
  const text = dialog.getByLabel('Text to send');
  expect(await text.inputValue()).toBe('');
  await student.page.keyboard.type('Ada');
  await expect.poll(() => text.inputValue()).toMatch(/^Unroll hand-in\nName: Ada\n/);
  expect(await dialog.getByRole('img', { name: /as a code/ }).count()).toBe(1);
  expect(await axeFindings(student.page)).toEqual([]);
  const download = student.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as file' }).click();
  const saved = await textOf(await (await download).createReadStream());
  expect(saved).toBe(await text.inputValue());
  expect(student.troubles).toEqual([]);

  const [found] = (await readHandIns(saved)).found;
  if (found?.kind !== 'handIn') throw new Error('The hand-in cannot be read.');
  const { handIn } = found;
  const forged = { ...handIn.runs[0]!, loss: handIn.runs[0]!.loss! / 2 };
  const others: HandIn[] = [
    { ...handIn, name: '<img src=x onerror=alert(1)>', minutes: 4 },
    { ...handIn, name: 'Eve', runs: [forged] },
  ];
  const packed = await Promise.all(others.map(packHandIn));

  const { page, troubles } = await visit(browser, 'collect.html');
  const mails = `> ${saved.replaceAll('\n', '\n> ')}\nHello,\n${packed.join('\n\nKind regards\n')}\nUnroll hand-in\nName: Lost\n`;
  await page.getByLabel('Hand-ins as text').fill(mails);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Added 3 hand-ins. One thing could not be taken, see below.').waitFor();
  await page.getByText(/^What may be Lost’s hand-in could not be taken/).waitFor();
  await page.getByRole('button', { name: 'Check all by running them again' }).click();
  await page.getByText('Checked: 2 confirmed, one differs.').waitFor({ timeout: 60_000 });
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  expect(await row('Ada').innerText()).toMatch(/confirmed/);
  expect(await row('<img src=x').innerText()).toMatch(/confirmed/);
  await page.getByRole('button', { name: 'Eve' }).click();
  await page.getByText(/^Differs: running its link gives something else\. The validation loss is/).waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  // What would be lost is asked about, until it was saved.
  const dialogs: string[] = [];
  page.on('dialog', (asked) => {
    dialogs.push(asked.type());
    void asked.accept();
  });
  await page.reload();
  expect(dialogs).toEqual(['beforeunload']);
  expect(troubles).toEqual([]);
});
