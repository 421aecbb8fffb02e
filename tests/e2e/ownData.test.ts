/** Own data on the built site: read in their worker under the content policy, and without a page that stands still. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { browser } from './browser.ts';
import { visit } from './site.ts';
import { pageTasks } from './tasks.ts';

const CASE = path.join(import.meta.dirname, '../fixtures/cases/03-decimal-comma-minus200.csv');

async function open(fragment: string): Promise<{ page: Page; troubles: string[] }> {
  const visited = await visit(browser, fragment);
  await visited.page.getByText(/^Before training the validation loss is/).waitFor();
  return visited;
}

const facts = (page: Page) => page.getByRole('dialog').getByRole('figure');

/** Brings something onto the page as the system does: in an event that carries it. */
async function bring(page: Page, type: 'drop' | 'paste', text: string): Promise<void> {
  await page.evaluate(
    ([kind, content]) => {
      const transfer = new DataTransfer();
      const event = { bubbles: true, cancelable: true };
      if (kind === 'paste') {
        transfer.setData('text/plain', content!);
        document.body.dispatchEvent(new ClipboardEvent('paste', { ...event, clipboardData: transfer }));
        return;
      }
      transfer.items.add(new File([content!], 'dropped.csv'));
      for (const name of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(name, { ...event, dataTransfer: transfer }));
    },
    [type, text] as const,
  );
}

describe('own data on the built site', () => {
  it('are opened, shown as they were read, dropped, pasted and learned from', async () => {
    const { page, troubles } = await open('#task=forecast&units=8&batch=16');
    const text = readFileSync(CASE, 'utf8');
    await bring(page, 'drop', text);
    await facts(page).getByText('CO(GT) · 400 values').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await bring(page, 'paste', text.split('\n').slice(0, 201).join('\n'));
    await facts(page).getByText('CO(GT) · 200 values').waitFor();
    await page.locator('dialog input[type=file]').setInputFiles(CASE);
    await facts(page).getByText('CO(GT) · 400 values · 0.4 to 3.6').waitFor();
    expect(await page.getByRole('combobox', { name: 'Not measured' }).locator('option:checked').innerText()).toBe('found: −200'); // prettier-ignore
    await page.getByRole('button', { name: 'Use this column' }).click();
    await page.getByText('Yours: CO(GT), 400 values.').waitFor();
    await page.getByText(/^Before training the validation loss is/).waitFor();
    await page.getByRole('button', { name: 'Train 1 step', exact: true }).click();
    await page.locator('.count').getByText('1 step', { exact: true }).waitFor();
    expect(troubles).toEqual([]);
  });

  const lines = Array.from({ length: 1000 }, (_, k) => `${k},${Math.sin(k / 9).toFixed(6)}\n`).join('');
  it.each([
    ['a series', 'forecast', lines, 600],
    ['commas alone', 'forecast', `${','.repeat(200_000)}\n`, 40],
    ['a text', 'text', 'It was the best of times, it was the worst of times.\n', 150_000],
  ])('never keep the page busy for 50 ms at a time: %s of 8 MB', async (_, task, part, times) => {
    const { page } = await open(`#task=${task}&units=8&batch=16`);
    await page.getByRole('button', { name: /of your own…$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    // Made beforehand, as a file on a disk is.
    const files = await page.evaluateHandle(
      ([text, count]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text.repeat(count)], 'large.csv'));
        return transfer.files;
      },
      [part, times] as const,
    );
    // Processor time of the page's own thread: what else the machine does meanwhile does not count.
    const tasks = await pageTasks(page, async () => {
      await page.evaluate((given) => {
        const input = document.querySelector<HTMLInputElement>('dialog input[type=file]')!;
        input.files = given;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }, files);
      await dialog.locator('figure, [role=alert]:not(:empty), .read-as-field').first().waitFor();
    });
    expect(tasks.length).toBeGreaterThan(5);
    expect(Math.max(...tasks)).toBeLessThan(50);
  });
});
