/** The built site in a real browser, and everything it should not do while it is there. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { inject } from 'vitest';
import { launchOptions } from '../../scripts/lib/openBrowser.ts';

export const siteUrl = inject('siteUrl');

export const browserUrl = inject('browserUrl');

/** The browser that all files share. What is opened by it is this file's alone, and goes with its `close`. */
export function connect(): Promise<Browser> {
  return chromium.connect(browserUrl);
}

/** A browser of one's own, where it must be another than the shared one. */
export function launch(...flags: string[]): Promise<Browser> {
  return chromium.launch(launchOptions(...flags));
}

export interface Visit {
  readonly page: Page;
  /** What a page must never do: one line for each console message, error, failed or foreign request. */
  readonly troubles: string[];
}

/** Opens the page with a fragment, in a profile of its own. */
export async function visit(
  browser: Browser,
  fragment = '',
  options?: BrowserContextOptions,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const local = origin === new URL(siteUrl).origin || protocol === 'data:' || protocol === 'blob:';
    if (!local) troubles.push(`foreign request: ${request.url()}`);
  });
  await page.goto(`${siteUrl}${fragment}`);
  return { page, troubles };
}

/** Until the page is ready to train, and says so; who listens hears the same words elsewhere. */
export async function untilReady(page: Page): Promise<void> {
  await page
    .locator('.strip')
    .getByText(/^Press Play\./)
    .waitFor();
}

/** The number of steps in the top bar. */
export async function stepCount(page: Page): Promise<number> {
  const text = await page.locator('.count').innerText();
  return Number(text.replaceAll(/[^0-9]/g, ''));
}
