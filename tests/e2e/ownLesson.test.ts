/** A lesson of somebody's own: a stranger's is text and nothing else, and one's own is made, kept and passed on. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { parseOwnLesson } from '../../src/lessons/own.ts';
import { packLesson } from '../../src/lessons/pack.ts';
import { PAYLOADS } from '../fixtures/payloads.ts';
import { axeFindings } from './axe.ts';
import { browser } from './browser.ts';
import { visit } from './site.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Lesson' });

async function findsNothing(page: Page, within: string): Promise<void> {
  const found = await axeFindings(page, within);
  expect(found, found.join('\n')).toEqual([]);
}

/** As many payloads as a lesson has room for, in each place that shows text. */
function hostileLesson(): string {
  const fits = (text: string) => parseOwnLesson(text).kind === 'lesson';
  const short = PAYLOADS.filter((payload) => payload.length < 60 && !/[*_`\s]/.test(payload));
  const plain = short.filter((payload) => fits(`title: A\n## ${payload}\n${payload}\n`));
  const take = (k: number) => plain[k % plain.length]!;
  const steps = Array.from({ length: 12 }, (_, k) => {
    const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((j) => take(5 * k + j)) as [
      string,
      string,
      string,
      string,
      string,
    ];
    return `## ${a}\nlook: headline\n${b} ${c} **${d}**\nask: check\n${e}\n(x) ${a}\n( ) ${b}\nbecause x: ${c}\nbecause 2: ${d}\nhint: ${e}\n`;
  });
  const text = `title: ${take(2)}\nsummary: ${take(3)}\n${steps.join('\n')}`;
  if (!fits(text)) throw new Error(JSON.stringify(parseOwnLesson(text)));
  return text;
}

/** Names of elements, and of attributes that are none of the page's. */
const MARKUP = `(() => {
  const all = [...document.querySelectorAll('.lesson, .lesson *')];
  const names = new Set(all.map((element) => element.localName));
  const attributes = new Set(all.flatMap((element) => element.getAttributeNames()));
  return { names: [...names], attributes: [...attributes], stumbled: globalThis.stumbled };
})()`;
const ELEMENTS = /^(aside|div|p|b|i|code|span|button|progress|h2|ul|li|fieldset|legend|label|input)$/;
const ATTRIBUTES = /^(aria-\w+|id|class|title|type|value|max|tabindex|name|disabled|checked|data-mark|role)$/;

it('from a link is text and nothing else, says whose it is, and can be edited as a copy', async () => {
  const text = hostileLesson();
  const packed = await packLesson(text);
  if (!packed.ok) throw new Error(packed.sentence);
  const { page, troubles } = await visit(browser, `#lesson=own.${packed.packed}&at=2`);
  const read = parseOwnLesson(text);
  const { steps } = read.kind === 'lesson' ? read.lesson : { steps: [] };
  await expect.poll(() => panel(page).getByRole('heading').textContent()).toBe(steps[1]!.title);
  await panel(page).getByText('Somebody’s own lesson, not checked by Unroll').waitFor();
  for (const [k, step] of steps.entries()) {
    if (k < 2) continue;
    await panel(page).getByRole('button', { name: 'Skip' }).click();
    await expect.poll(() => panel(page).getByRole('heading').textContent()).toBe(step.title);
    const { names, attributes, stumbled } = (await page.evaluate(MARKUP)) as {
      names: string[];
      attributes: string[];
      stumbled?: number;
    };
    expect(names.filter((name) => !ELEMENTS.test(name))).toEqual([]);
    expect(attributes.filter((name) => !ATTRIBUTES.test(name))).toEqual([]);
    expect(stumbled).toBeUndefined();
  }
  await panel(page).getByRole('button', { name: 'Edit a copy' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'Text' }).check({ force: true });
  expect(await page.getByLabel('The lesson as text').inputValue()).toBe(text);
  expect(await page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1);
  expect(troubles).toEqual([]);
});

it('is made by keys alone, kept over a reload, saved, and opened again', async () => {
  const { page, troubles } = await visit(browser, '#task=adding&length=30&cell=rnn&backend=cpu', {
    colorScheme: 'dark',
  });
  await page.getByText(/^Before training the validation loss is/).waitFor();
  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).last().focus();
    await page.keyboard.press('Enter');
  };
  await press('Learn');
  await press('Make your own');
  const focused = () =>
    page.evaluate(() => document.activeElement!.textContent || document.activeElement!.id);
  await expect.poll(focused).toBe('Make a step from here');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByLabel('Title of the step').inputValue()).toBe('Step 1');
  await page.getByLabel('Title of the step').press('ControlOrMeta+A');
  await page.keyboard.type('Thirty numbers');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Which two are marked?');
  expect(await page.getByLabel('Settings that the step makes').inputValue()).toBe(
    'task=adding&length=30&cell=rnn',
  );
  await page.getByLabel('It asks').selectOption('check');
  await page.getByText(/things are to be mended/).waitFor();
  await findsNothing(page, '.dialog');
  await page.getByLabel('It asks').selectOption('');
  await page.getByText('Nothing is to be mended.').waitFor();
  await press('Preview');
  await panel(page).getByText('Thirty numbers').waitFor();
  await page.reload();
  await panel(page).getByText('Which two are marked?').waitFor();
  await press('Edit');
  const saved = page.waitForEvent('download');
  await press('Save as file');
  const file = await saved;
  expect(file.suggestedFilename()).toBe('my-lesson.md');
  await press('Remove “Thirty numbers”');
  await page.getByText('A lesson needs a step').waitFor();
  await page.getByRole('dialog').getByRole('radio', { name: 'Text' }).check({ force: true });
  await findsNothing(page, '.dialog');
  const text = (await (await file.createReadStream()).toArray()).join('');
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'dropped.md'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
  await panel(page).getByText('Thirty numbers').waitFor();
  await findsNothing(page, '.lesson');
  // What was still on its way when the page was loaded again, or another experiment was set.
  expect(troubles.filter((trouble) => !trouble.startsWith('failed: '))).toEqual([]);
});
