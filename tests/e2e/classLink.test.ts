/** A class, from the teacher's form to a student's locked page, by keys where that is how it is done. */
import { decodeQR } from 'qr/decode.js';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { axeFindings } from './axe.ts';
import { browser } from './browser.ts';
import { siteUrl, visit } from './site.ts';

/** The pixels of a PNG as the browser's screenshots are: eight bits, with or without alpha, not interlaced. */
function pixelsOf(png: Buffer) {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * channels;
  const out = new Uint8Array(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)]!;
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x >= channels ? out[at - channels]! : 0;
      const up = y > 0 ? out[at - line]! : 0;
      const corner = x >= channels && y > 0 ? out[at - line - channels]! : 0;
      const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [
        number,
        number,
        number,
      ];
      const paeth = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
      const guess = [0, left, up, (left + up) >> 1, paeth][filter]!;
      out[at] = raw[y * (line + 1) + 1 + x]! + guess;
    }
  }
  return { width, height, data: out };
}

it('is made in a form, shown on a sheet, typed from the board, and locked at the student’s', async () => {
  const teacher = await visit(browser, '#task=adding&cell=gru', {
    viewport: { width: 1024, height: 768 },
    colorScheme: 'dark',
  });
  const { page } = teacher;
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'For a class…' }).click();
  const form = page.getByRole('dialog', { name: 'For a class' });
  const lesson = form.getByLabel('What they do');
  await expect.poll(() => lesson.evaluate((select) => select === document.activeElement)).toBe(true);
  await lesson.selectOption('The fading trace');
  await form.getByLabel('From which step').waitFor();
  await form.getByRole('radio', { name: 'what the lesson needs' }).check();
  await form.getByRole('radio', { name: 'task and cell' }).check();
  expect(await axeFindings(page, '.dialog')).toEqual([]);
  const link = await form.getByLabel('Link for students', { exact: true }).inputValue();
  expect(link).toMatch(/#show=play,.*lane:gradient.*&lock=task,cell&handin=1&lesson=fading&at=1$/);

  await form.getByRole('button', { name: 'Show to the class' }).press('Enter');
  const sheet = page.getByRole('dialog', { name: 'The fading trace' });
  const address = await sheet.locator('.class-sheet-address').innerText();
  const short = address.replaceAll(/\s/g, '');
  expect(short).toMatch(/#fading-[0-9a-z]{4}$/);
  expect(await axeFindings(page, '.class-sheet')).toEqual([]);
  // Large enough for the last row, and all of it in the window.
  const letters = await sheet.locator('.class-sheet-name').evaluate((name) => ({
    size: parseFloat(getComputedStyle(name).fontSize),
    inside:
      name.getBoundingClientRect().right <= innerWidth && name.getBoundingClientRect().bottom <= innerHeight,
  }));
  expect(letters.size).toBeGreaterThan(60);
  expect(letters.inside).toBe(true);
  const pixels = pixelsOf(await sheet.locator('svg').screenshot());
  expect(decodeQR(pixels)).toBe(`http://${short}`);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.class-sheet').count()).toBe(0);
  expect(await form.isVisible()).toBe(true);
  expect(teacher.troubles).toEqual([]);

  const code = short.split('#')[1]!;
  const student = await visit(browser, `#${code.toUpperCase().replace('-', '%20')}`, {
    viewport: { width: 1366, height: 768 },
  });
  const panel = student.page.getByRole('complementary', { name: 'Lesson' });
  await panel.getByRole('heading', { level: 2 }).waitFor();
  await expect.poll(() => student.page.url()).toContain('lock=task,cell&handin=1&task=');
  const shown = new URL(link).hash.slice(1).split('&')[0]!;
  expect(student.page.url()).toContain(`#lesson=fading&at=1&${shown}&`);
  expect(await student.page.getByRole('button', { name: 'Share', exact: true }).count()).toBe(0);
  // The lesson itself changes the cell all the same.
  await panel.getByRole('button', { name: 'Play' }).waitFor();

  // One character wrong: said, and the page stays as it is.
  const before = student.page.url();
  const wrong = `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`;
  await student.page.evaluate((hash) => (location.hash = hash), wrong);
  await student.page
    .getByText(`The short address “${wrong}” is mistyped`, { exact: false })
    .first()
    .waitFor();
  expect(student.page.url()).toBe(before);
  // And the right one again, typed into the open page.
  await student.page.evaluate((hash) => (location.hash = hash), `c=${code}`);
  await panel.getByRole('heading', { level: 2 }).waitFor();
  expect(student.troubles).toEqual([]);
});

it('can be unlocked for the visit, by keys, and stays so over the way back and a reload', async () => {
  const { page, troubles } = await visit(
    browser,
    '#show=play,task,cell,settings,loss&lock=task,length&task=adding&length=30&cell=gru&backend=cpu',
    { viewport: { width: 1366, height: 768 } },
  );
  const task = page.getByRole('combobox', { name: 'Task' });
  await page.locator('.lock-sign').nth(1).waitFor();
  expect(await task.isDisabled()).toBe(true);
  await page.locator('.lock-sign').first().press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Set by your teacher' });
  await dialog.getByText('the task').waitFor();
  await dialog.getByRole('button', { name: 'Unlock for this visit' }).press('Enter');
  await expect.poll(() => task.isEnabled()).toBe(true);
  await page.getByRole('combobox', { name: 'Cell' }).selectOption('rnn');
  await task.selectOption('copy');
  await expect.poll(() => page.url()).toContain('unlocked=1&task=copy');
  await page.goBack();
  await page.getByText('You have unlocked what your teacher had set.').waitFor();
  await expect.poll(() => page.url()).toContain('unlocked=1&task=adding');
  expect(troubles).toEqual([]);
  await page.reload();
  await page.getByText('You have unlocked what your teacher had set.').waitFor();
  expect(page.url()).toContain(
    `${siteUrl}#show=play,task,cell,settings,loss&lock=task,length&unlocked=1&task=adding`,
  );
});
