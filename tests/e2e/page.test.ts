/** The page as a visitor meets it: the built site, its content policy in force. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { browser } from './browser.ts';
import { launch, siteUrl, stepCount, visit, type Visit } from './site.ts';

/** Small enough to train at once on a slow machine. */
const SMALL = '#task=adding&length=10&cell=lstm&units=8&batch=16';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Opens a link and waits until it can be played. */
async function ready(fragment = SMALL): Promise<Visit> {
  const visited = await visit(browser, fragment);
  await untilReady(visited.page);
  return visited;
}

async function untilReady(page: Page): Promise<void> {
  await page.getByText(/^Before training the validation loss is/).waitFor();
  await expect.poll(() => button(page, 'Train 1 step').isEnabled()).toBe(true);
}

const steps = (page: Page, timeout = 30_000) => expect.poll(() => stepCount(page), { timeout });

describe('the watch over the page', () => {
  it('notices messages, errors and requests to other origins, which the content policy stops', async () => {
    const { page, troubles } = await ready();
    await page.evaluate(async () => {
      await fetch('https://example.org/').catch(() => {});
      setTimeout(() => {
        throw new Error('on purpose');
      });
    });
    await expect.poll(() => troubles.join('\n')).toMatch(/on purpose/);
    expect(troubles.join('\n')).toMatch(/console error: .*example\.org.*Content Security Policy/);
  });
});

describe('opening the page', () => {
  it('shows the default experiment, ready, and never starts to train by itself, without a word in the console or a request to anybody else', async () => {
    const { page, troubles } = await ready('');
    expect(await page.getByRole('combobox', { name: 'Task' }).inputValue()).toBe('adding');
    expect(await button(page, 'Play').isEnabled()).toBe(true);
    await page.waitForTimeout(2000);
    expect(await stepCount(page)).toBe(0);
    expect(await button(page, 'Play').isVisible()).toBe(true);
    // Nothing comes in but what the site brings.
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("default-src 'none'; script-src 'self'; worker-src 'self'");
    expect(await page.locator('script:not([src]), style, [style*="url("]').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('survives a link that makes no sense, and says so', async () => {
    const { page, troubles } = await ready('#task=__proto__&cell=%E0%A4%A&units=1e309&batch=-5');
    expect(await page.getByRole('combobox', { name: 'Task' }).inputValue()).toBe('adding');
    expect(await page.getByText(/units|batch/).count()).toBeGreaterThan(0);
    expect(troubles).toEqual([]);
  });

  it('carries the notices of what it is built with', async () => {
    const text = await (await fetch(`${siteUrl}notices.txt`)).text();
    for (const name of ['react', 'chart.js', 'zustand', 'valibot', '@tensorflow/tfjs-core', 'seedrandom']) {
      expect(text).toMatch(new RegExp(`^${name} [0-9.]+ \\(`, 'm'));
    }
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  });
});

describe('training', () => {
  it('shows the first losses soon after Play, and rests on Pause', async () => {
    const { page, troubles } = await ready('');
    await button(page, 'Play').click();
    await steps(page, 15_000).toBeGreaterThan(0);
    await page
      .getByText(/^After [0-9,]+ steps?/)
      .or(page.getByText(/^At step [0-9,]+/))
      .first()
      .waitFor({ timeout: 15_000 });
    await button(page, 'Pause').click();
    await expect.poll(() => button(page, 'Train 1 step').isEnabled()).toBe(true);
    // The count is written a few times a second.
    await page.waitForTimeout(500);
    const rested = await stepCount(page);
    await page.waitForTimeout(1000);
    expect(await stepCount(page)).toBe(rested);
    expect(troubles).toEqual([]);
  });

  it('is steered by keys alone, does one step at a time, and goes back to the start', async () => {
    const { page } = await ready();
    await page.keyboard.press('.');
    await steps(page).toBe(1);
    await expect.poll(() => button(page, 'Train 1 step').isEnabled()).toBe(true);
    await page.keyboard.press('Space');
    await steps(page).toBeGreaterThan(3);
    await page.keyboard.press('Space');
    await button(page, 'Play').waitFor();
    await expect.poll(() => button(page, 'Reset').isEnabled()).toBe(true);
    await page.keyboard.press('r');
    await steps(page).toBe(0);
    for (const expected of [1, 2, 3]) {
      await expect.poll(() => button(page, 'Train 1 step').isEnabled()).toBe(true);
      await button(page, 'Train 1 step').click();
      await steps(page).toBe(expected);
    }
    await button(page, 'Reset').click();
    await steps(page).toBe(0);
  });

  it('moves to another backend while it plays, and goes on from the step it had', async () => {
    const { page, troubles } = await ready(`${SMALL}&backend=webgl`);
    await button(page, 'Play').click();
    await steps(page).toBeGreaterThan(20);
    await page.getByRole('button', { name: /^WebGL · / }).click();
    const before = await stepCount(page);
    await page.getByRole('radio', { name: 'CPU', exact: true }).click();
    await page.getByText('JavaScript, on the processor').waitFor();
    await page.getByText(/^\S+ steps\/s on CPU$/).waitFor();
    expect(await page.getByText(/^\S+ steps\/s on WebGL$/).isVisible()).toBe(true);
    await steps(page).toBeGreaterThan(before);
    await page.keyboard.press('Escape');
    await page.getByText(/^After step [0-9,]+ the run moved to JavaScript on the CPU/).waitFor();
    expect(await button(page, 'Pause').isVisible()).toBe(true);
    expect(page.url()).toContain('backend=cpu');
    expect(page.workers()).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it('is done by WebAssembly where there is no graphics card, under the content policy, and says why', async () => {
    const soft = await launch('--use-angle=swiftshader');
    try {
      const { page, troubles } = await visit(soft, SMALL);
      await untilReady(page);
      await button(page, 'WebAssembly on the CPU').click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByText(/WebGL is drawn in software here \(SwiftShader.*by WebAssembly on the CPU\./)
        .waitFor();
      await page.keyboard.press('Escape');
      await button(page, 'Play').click();
      await steps(page).toBeGreaterThan(20);
      expect(troubles).toEqual([]);
    } finally {
      await soft.close();
    }
  });

  it('goes on without WebGL, on the CPU, and says why', async () => {
    const without = await launch('--disable-gpu', '--disable-software-rasterizer');
    try {
      const { page, troubles } = await visit(without, `${SMALL}&backend=webgl`);
      await untilReady(page);
      await page.getByRole('button', { name: /^(JavaScript|WebAssembly) on the CPU$/ }).click();
      expect(await page.getByRole('dialog').innerText()).toContain('no WebGL 2');
      await page.keyboard.press('Escape');
      await button(page, 'Play').click();
      await steps(page).toBeGreaterThan(0);
      expect(troubles).toEqual([]);
    } finally {
      await without.close();
    }
  });
});

describe('the link', () => {
  it('brings back the experiment it was made from', async () => {
    const { page } = await ready('#task=adding&length=30&cell=lstm&units=16&seed=9');
    const values = () =>
      Promise.all(
        ['length T', 'units', 'seed'].map((name) => page.getByRole('textbox', { name }).inputValue()),
      );
    expect(await values()).toEqual(['30', '16', '9']);
    await page.reload();
    await untilReady(page);
    expect(await values()).toEqual(['30', '16', '9']);
    await button(page, 'Share').click();
    expect(await page.getByRole('textbox', { name: 'Link' }).inputValue()).toBe(
      `${siteUrl}#task=adding&length=30&cell=lstm&units=16&seed=9`,
    );
  });

  it('follows a setting without filling the history, and an example with a new entry, and goes back and forward with the browser', async () => {
    const { page } = await ready(SMALL);
    const before = await page.evaluate(() => history.length);
    const units = page.getByRole('textbox', { name: 'units' });
    await units.fill('12');
    await units.press('Enter');
    await expect.poll(() => page.url()).toContain('units=12');
    expect(await page.evaluate(() => history.length)).toBe(before);
    await button(page, 'Examples').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Parity/ })
      .first()
      .click();
    await expect.poll(() => page.url()).toContain('task=parity');
    expect(await page.evaluate(() => history.length)).toBe(before + 1);

    const task = page.getByRole('combobox', { name: 'Task' });
    await page.goBack();
    await expect.poll(() => task.inputValue()).toBe('adding');
    expect(await page.getByRole('textbox', { name: 'length T' }).inputValue()).toBe('10');
    await page.goForward();
    await expect.poll(() => task.inputValue()).toBe('parity');
    await untilReady(page);
    expect(await stepCount(page)).toBe(0);
  });
});
