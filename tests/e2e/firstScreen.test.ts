/** What a visitor meets at once, counted on the built site, and what has to be on one screen. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { browser } from './browser.ts';
import { untilReady, visit } from './site.ts';

async function opened(width: number, height: number): Promise<Page> {
  const { page } = await visit(browser, '', { viewport: { width, height } });
  await untilReady(page);
  await page.getByText(/^Before training the validation loss is/).waitFor();
  await page.getByRole('tab').first().waitFor();
  await page.getByText(/^First look/).waitFor();
  await page.locator('.score-lane').first().waitFor();
  return page;
}

/** True where an element, or what it holds, is within the window and no box around it cuts it off. Runs in the page. */
function defineInSight(): void {
  const cuts = (element: Element) => getComputedStyle(element).overflowY !== 'visible';
  Object.assign(window, {
    inSight(element: Element, box: DOMRect): boolean {
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      if (box.width < 2 || box.height < 2) return false;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
      for (let around: Element | null = element; around; around = around.parentElement) {
        if (!cuts(around)) continue;
        const { top, bottom, left, right } = around.getBoundingClientRect();
        if (y < top || y > bottom || x < left || x > right) return false;
      }
      return true;
    },
  });
}

interface Looking {
  inSight(element: Element, box: DOMRect): boolean;
}

/** Every text in sight that holds a letter or a digit, outside of drawings. */
async function textsIn(page: Page): Promise<string[]> {
  await page.evaluate(defineInSight);
  return page.evaluate(() => {
    const { inSight } = window as unknown as Looking;
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent!.trim();
      const around = node.parentElement!;
      if (!/[\p{L}\p{N}]/u.test(text) || around.closest('svg, canvas, option')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      if (inSight(around, range.getBoundingClientRect())) found.push(text);
    }
    return found;
  });
}

/** What Tab reaches, of what is in sight before it is pressed. */
async function stopsIn(page: Page): Promise<string[]> {
  await page.evaluate(defineInSight);
  await page.evaluate(() => {
    const { inSight } = window as unknown as Looking;
    for (const element of document.querySelectorAll<HTMLElement>('body *'))
      if (inSight(element, element.getBoundingClientRect())) element.dataset['seen'] = '';
  });
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const { activeElement: now } = document;
      if (!(now instanceof HTMLElement) || now === document.body || 'counted' in now.dataset)
        return undefined;
      now.dataset['counted'] = '';
      return 'seen' in now.dataset ? (now.getAttribute('aria-label') ?? now.textContent.trim()) : '';
    });
    if (stop === undefined) return stops;
    if (stop !== '') stops.push(stop);
  }
}

it('meets a visitor with few stops of the Tab key and few pieces of text', async () => {
  const page = await opened(1366, 768);
  const texts = await textsIn(page);
  const stops = await stopsIn(page);
  expect(texts.length, texts.join(' | ')).toBeLessThanOrEqual(80);
  expect(stops.length, stops.join(' | ')).toBeLessThanOrEqual(30);
});

describe('at 1280 × 720', () => {
  const wholly = (page: Page, selector: string) =>
    page.evaluate((which) => {
      const column = document.querySelector('.column-score')!.getBoundingClientRect();
      return [...document.querySelectorAll(which)].map((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= column.top && bottom <= column.bottom + 0.5;
      });
    }, selector);
  const scrolls = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollHeight > document.documentElement.clientHeight);

  it('all lanes of an LSTM, gates folded, and the time axis are in sight, and the page does not scroll', async () => {
    const page = await opened(1280, 720);
    const lanes = await wholly(page, '.score-lane');
    expect(lanes.length).toBeGreaterThan(7);
    expect(lanes).not.toContain(false);
    expect(await scrolls(page)).toBe(false);
  });

  it('a change of the input and its effect on states, gates and output are in sight together', async () => {
    const page = await opened(1280, 720);
    await page.getByRole('tab', { name: 'Change the input' }).click();
    await page.getByRole('tabpanel').getByRole('button').first().waitFor();
    for (const lane of ['input', 'h', 'c', 'i', 'f', 'o', 'output'])
      expect(await wholly(page, `[data-lane$="${lane}"]`), lane).not.toContain(false);
    expect(await scrolls(page)).toBe(false);
  });
});
