/** The stage for a projector, as a teacher meets it who has a clicker and has never seen the page. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFindings } from './axe.ts';
import { browser } from './browser.ts';
import { siteUrl, stepCount, untilReady, visit } from './site.ts';

const SMALL = 'task=adding&length=10&cell=lstm&units=8&batch=16';
const LARGE = { viewport: { width: 1280, height: 720 } };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function untilOnStage(page: Page): Promise<void> {
  await page.locator('.stage-bar').waitFor();
  await page.locator('.column-score canvas').first().waitFor();
  await page.locator('.column-results canvas').first().waitFor();
}

/** What scrolls, is cut off, or stands outside of the window. */
const beyond = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const columns = [
      root,
      ...document.querySelectorAll('.columns, .column-score, .column-strip, .column-results'),
    ];
    const scrolling = columns
      .filter((each) => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1)
      .map(
        (each) =>
          `${each.className} ${each.scrollWidth} × ${each.scrollHeight} in ${each.clientWidth} × ${each.clientHeight}`,
      );
    const outside = [
      ...document.querySelectorAll('.score-lane, .column-results canvas, .standings, .stage-bar'),
    ]
      .map((each) => ({ name: each.className || each.tagName, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && (box.bottom > innerHeight + 1 || box.right > innerWidth + 1))
      .map(({ name }) => `${name} is outside`);
    return [...scrolling, ...outside];
  });

interface Seen {
  readonly text: string;
  readonly size: number;
  readonly contrast: number;
}

/** Every text in sight, with its size and its contrast against what it stands on. */
const textsOn = (page: Page): Promise<Seen[]> =>
  page.evaluate(() => {
    const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const bytesOf = (color: string) => {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = color;
      brush.fillRect(0, 0, 1, 1);
      return [...brush.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (bytes: readonly number[]) => {
      const [r, g, b] = bytes.map((byte) => {
        const c = byte / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    const groundOf = (element: Element | null): readonly number[] => {
      for (let around = element; around; around = around.parentElement) {
        const bytes = bytesOf(getComputedStyle(around).backgroundColor);
        if (bytes[3] === 255) return bytes;
      }
      return [255, 255, 255];
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Seen[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { width, height } = range.getBoundingClientRect();
      const clipped = element.closest('.unseen, .score-hidden, .wordmark') !== null;
      if (node.textContent!.trim() === '' || clipped || width < 2 || height < 2) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { fontSize, color } = getComputedStyle(element);
      const [a, b] = [luminance(bytesOf(color).slice(0, 3)), luminance(groundOf(element).slice(0, 3))];
      found.push({
        text: node.textContent!.trim(),
        size: Number.parseFloat(fontSize),
        contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
      });
    }
    return found;
  });

/** Makes every drawing be drawn anew, and gives the sizes of what is written on them. */
async function noteCanvasText(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const sizes = new Set<number>();
    Object.assign(window, { sizes });
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (...args) {
      const [, size] = /(\d+(?:\.\d+)?)px/.exec(this.font) ?? [];
      sizes.add(Number(size));
      return fillText.apply(this, args);
    };
  });
  return async () => {
    await page.evaluate(() => {
      (window as unknown as { sizes: Set<number> }).sizes.clear();
      // As another theme would.
      document.documentElement.toggleAttribute('data-drawn-anew');
    });
    await expect.poll(() => sizesOn(page)).not.toEqual([]);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    return sizesOn(page);
  };
}

const sizesOn = (page: Page) => page.evaluate(() => [...(window as unknown as { sizes: Set<number> }).sizes]);

describe('the stage', () => {
  it('shows a race on a projector within four clicks from the opening page', async () => {
    const { page, troubles } = await visit(browser, '', LARGE);
    await untilReady(page);
    await button(page, 'Examples').click();
    await page.getByRole('button', { name: /^RNN, LSTM and GRU race: adding/ }).click();
    await page.locator('.strip').getByRole('button', { name: 'Present' }).click();
    await untilOnStage(page);
    await button(page, 'Play').click();
    await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(0);
    const names = page.locator('.standings tbody th');
    expect(await names.allInnerTexts()).toEqual(['RNN', 'LSTM', 'GRU']);
    expect(await page.getByText('3 of 28').isVisible()).toBe(true);
    for (const [width, height] of [
      [1280, 720],
      [1024, 768],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => beyond(page), { message: `${width} × ${height}` }).toEqual([]);
    }
    expect(troubles).toEqual([]);
  });

  it('is worked by a clicker: on and back, black and back, full screen, and F5 changes nothing', async () => {
    const { page, troubles } = await visit(
      browser,
      `#view=present&list=adding-gru,parity-gru&${SMALL}`,
      LARGE,
    );
    await untilOnStage(page);
    await page.keyboard.press('PageDown');
    await page.getByText('1 of 2').waitFor();
    await page.keyboard.press('PageDown');
    await page.getByText('2 of 2').waitFor();
    await page.keyboard.press('PageUp');
    await page.getByText('1 of 2').waitFor();
    expect(await stepCount(page)).toBe(0);

    const blank = page.locator('.stage-blank');
    for (const [black, back] of [
      ['b', 'PageDown'],
      ['.', 'Escape'],
      ['.', '.'],
    ] as const) {
      await page.keyboard.press(black);
      await blank.waitFor();
      await page.keyboard.press(back);
      await blank.waitFor({ state: 'detached' });
    }
    expect(await stepCount(page)).toBe(0);
    expect(await page.getByText('1 of 2').isVisible()).toBe(true);

    await page.keyboard.press('f');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);

    const link = page.url();
    await page.reload();
    await untilOnStage(page);
    expect(page.url()).toBe(link);
    await page.getByText('1 of 2').waitFor();

    await page.keyboard.press('s');
    await expect.poll(() => page.locator('[data-lit]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('[data-lit]').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('command-play');
    await page.keyboard.press('Escape');
    await page.locator('.stage-bar').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('view=');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('command-play');
    // What was still on its way when the page or its run began anew.
    expect(troubles.filter((trouble) => !trouble.startsWith('failed: '))).toEqual([]);
  });

  it('is read from the last row, in a light room and a dark one: no text below 20 pixels at 1280 × 720, contrast 7 : 1', async () => {
    const context = await browser.newContext(LARGE);
    const page = await context.newPage();
    const written = await noteCanvasText(page);
    for (const link of ['lesson=fading&at=2', 'task=dates&units=8&batch=8']) {
      await page.goto('about:blank');
      await page.goto(`${siteUrl}#view=present&${link}`);
      await untilOnStage(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(Math.min(...(await written()))).toBeGreaterThanOrEqual(20);
        const texts = await textsOn(page);
        expect(texts.length).toBeGreaterThan(10);
        expect(texts.filter(({ size }) => size < 20)).toEqual([]);
        expect(texts.filter(({ contrast }) => contrast < 7)).toEqual([]);
      }
      expect(await beyond(page)).toEqual([]);
    }
    expect(await axeFindings(page)).toEqual([]);
  });
});
