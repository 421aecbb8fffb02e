/** A browser beside the built site: what every command that trains, looks or measures begins and ends with. */
import type { Browser, LaunchOptions } from 'playwright';
import { openBrowser } from './openBrowser.ts';
import { buildSite, isFresh, serve, type Served } from './site.ts';

/** @param say told that the site is built, where it has to be */
export async function withSite<Result>(
  work: (browser: Browser, site: Served) => Promise<Result>,
  { say, options }: { readonly say?: (sentence: string) => void; readonly options?: LaunchOptions } = {},
): Promise<Result> {
  if (!isFresh()) {
    say?.('Building the site …');
    buildSite();
  }
  const site = await serve([0]);
  const browser = await openBrowser(options);
  try {
    return await work(browser, site);
  } finally {
    await browser.close();
    await site.close();
  }
}
